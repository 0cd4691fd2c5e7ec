import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { Icon } from '../icon.tsx'
import { Dialog, DialogActions } from '../overlay/dialog.tsx'
import { useKitTexts } from '../texts.ts'
import styles from './data-table.module.css'

export type SavedView = { id: string; name: string; search: string }
export type SavedViews = { views: readonly SavedView[]; save(name: string, search: string): void; remove(id: string): void }

/** Named views of one person: search, filters and order, kept wherever the caller keeps them. */
export function SavedViewsMenu(props: { saved: SavedViews; search: string; open(search: string): void }) {
  const texts = useKitTexts()
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const { saved } = props
  const save = (event: FormEvent) => {
    event.preventDefault()
    const finished = name.normalize('NFC').trim()
    if (finished === '') return
    saved.save(finished, props.search)
    setNaming(false)
    setName('')
  }
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="subtle" leftSection={<Icon name="star" size={18} />} className={styles['tool']}>
            {saved.views.find(view => view.search === props.search && props.search !== '')?.name ?? texts.savedViews}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles['menu']}>
          {saved.views.length === 0 ? <p className={styles['menuHint']}>{texts.noSavedViews}</p> : null}
          {saved.views.map(view => (
            <Menu.Item
              key={view.id}
              leftSection={<Icon name={view.search === props.search ? 'check' : 'list'} size={18} />}
              onClick={() => props.open(view.search)}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="add" size={18} />} onClick={() => setNaming(true)}>
            {texts.saveView}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={naming} close={() => setNaming(false)} title={texts.saveView} size="sm">
        <form onSubmit={save} className={styles['naming']}>
          <TextInput
            label={texts.saveViewName}
            description={texts.saveViewHelp}
            value={name}
            maxLength={80}
            onChange={event => setName(event.currentTarget.value)}
            data-autofocus
          />
          {saved.views.length > 0 ? (
            <ul className={styles['views']}>
              {saved.views.map(view => (
                <li key={view.id}>
                  <span>{view.name}</span>
                  <ActionIcon
                    variant="subtle"
                    color="red"
                    aria-label={texts.removeView(view.name)}
                    onClick={() => saved.remove(view.id)}
                  >
                    <Icon name="trash" size={18} />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          ) : null}
          <DialogActions>
            <Button variant="default" onClick={() => setNaming(false)}>
              {texts.cancel}
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              {texts.save}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  )
}
