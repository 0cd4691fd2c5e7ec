import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { signIn } from '#test/people.ts'
import { allCommands } from './commands.ts'

describe('commands', () => {
  let stage: TestPlatform
  beforeAll(async () => {
    stage = await testPlatform()
  })
  afterAll(() => stage.close())

  const run = async (name: string, options: Record<string, unknown> = {}) => {
    const lines: string[] = []
    const command = allCommands().find(one => one.name === name)!
    const result = await command.run({
      platform: command.needsPlatform ? stage.platform : null,
      arguments: [],
      options,
      out: line => lines.push(line),
      progress: () => undefined,
    })
    return { lines, result }
  }

  it('have names of one or two words and explain themselves', () => {
    for (const { name, summary } of allCommands()) {
      expect(name).toMatch(/^[a-z-]+( [a-z-]+)?$/)
      expect(summary.length).toBeGreaterThan(10)
    }
    expect(new Set(allCommands().map(command => command.name)).size).toBe(allCommands().length)
  })

  it('make an administrator who can sign in with the password that was shown', async () => {
    const { result, lines } = await run('user create-admin', {
      name: 'Đỗ Minh Khôi',
      email: 'khoi@gialai.test',
      unit: 'Sở Khoa học và Công nghệ',
    })
    const { email, password } = result as { email: string; password: string }
    expect(lines.join('\n')).toContain(password)
    const client = await signIn(stage, { email }, password)
    expect((await client.get('me')).body.actor.grants).toMatchObject([{ role: 'administrator' }])
  })

  it('refuse a second account on one mailbox, and a person without a name', async () => {
    const unit = 'Sở Khoa học và Công nghệ'
    await expect(run('user create-admin', { name: 'Người khác', email: 'khoi@gialai.test', unit })).rejects.toMatchObject({
      code: 'identity.account_taken',
    })
    await expect(run('user create-admin', { email: 'x@gialai.test', unit })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('describe the programming interface without a database', async () => {
    const { result } = await run('openapi')
    expect(Object.keys((result as { paths: object }).paths)).toContain('/agencies')
  })

  it('tell how far the database has come', async () => {
    expect((await run('migrate')).result).toMatchObject({ steps: expect.any(Number) })
  })

  it('find the audit whole after all that', async () => {
    expect((await run('audit verify')).lines[0]).toContain('nguyên vẹn')
  })
})
