import { useEffect } from 'react'
import { useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'

/** The workspace’s door leads to the inbox. */
export default function StartScreen() {
  const { go } = useNavigation()
  useEffect(() => go(workspacePath('/viec-cua-toi'), { replace: true }), [go])
  return null
}
