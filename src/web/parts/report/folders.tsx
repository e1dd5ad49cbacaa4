import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { ReportList } from '../../../contract/index.ts'
import { reportWords } from '../../../picture/index.ts'
import { placeReport, removeFolder, saveFolder } from '../../report-api.ts'
import type { Act } from '../../screens/report-list.tsx'
import { Field } from '../field.tsx'
import { Form } from '../form.tsx'

const said = reportWords.list

export type Shelf = 'all' | 'favourites' | { readonly folder: string }

interface FoldersParts {
  readonly list: ReportList
  readonly shelf: Shelf
  readonly choose: (shelf: Shelf) => void
  readonly csrf: string
  readonly act: (act: Act) => void
}

/** One's own folders as chips; the chosen one can be renamed and removed. */
export function Folders({ list, shelf, choose, csrf, act }: FoldersParts) {
  const [naming, setNaming] = useState<'new' | 'chosen' | null>(null)
  const { folders } = list
  const chosen = typeof shelf === 'object' ? (folders.find(({ id }) => id === shelf.folder) ?? null) : null
  const chip = (label: string, is: boolean, to: Shelf, key: string) => (
    <Button key={key} className="chip shelf" aria-pressed={is} onPress={() => choose(to)}>
      {label}
    </Button>
  )
  if (list.reports.length === 0 && folders.length === 0) return null
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/useSemanticElements: the chips act at once and are no form */}
      <div className="filters" role="group" aria-label={said.shelves}>
        {chip(said.all, shelf === 'all', 'all', 'all')}
        {chip(said.favourites, shelf === 'favourites', 'favourites', 'favourites')}
        {folders.map(({ id, name }) => chip(name, chosen?.id === id, { folder: id }, id))}
        <Button className="chip add" onPress={() => setNaming('new')}>
          {said.newFolder}
        </Button>
      </div>
      {naming === null ? null : (
        <Naming
          key={naming}
          before={naming === 'chosen' ? (chosen?.name ?? '') : ''}
          cancel={() => setNaming(null)}
          save={(name) => {
            setNaming(null)
            if (naming === 'chosen' && chosen !== null) act(renaming(chosen, name, csrf))
            else act(making(list, name, csrf))
          }}
        />
      )}
      {chosen === null || naming !== null ? null : (
        <div className="actions">
          <Button className="link-button" onPress={() => setNaming('chosen')}>
            {said.renameFolder}
          </Button>
          <Button
            className="link-button"
            onPress={() => {
              choose('all')
              act(removing(list, chosen, csrf))
            }}
          >
            {said.removeFolder}
          </Button>
        </div>
      )}
    </div>
  )
}

type Folder = ReportList['folders'][number]

const renaming = ({ id, name: before }: Folder, name: string, csrf: string): Act => ({
  act: () => saveFolder(id, name, csrf),
  told: said.folderRenamed(name),
  undo: () => saveFolder(id, before, csrf),
})

function making(list: ReportList, name: string, csrf: string): Act {
  const known = new Set(list.folders.map(({ id }) => id))
  let made: string | null = null
  return {
    act: async () => {
      const after = await saveFolder(null, name, csrf)
      made = after.folders.find(({ id }) => !known.has(id))?.id ?? null
      return after
    },
    told: said.folderMade(name),
    undo: () => (made === null ? Promise.resolve(list) : removeFolder(made, csrf)),
  }
}

/** Taken back, the folder is made anew and its reports are put there again. */
const removing = (list: ReportList, { id, name }: Folder, csrf: string): Act => ({
  act: () => removeFolder(id, csrf),
  told: said.folderRemoved(name),
  undo: async () => {
    const known = new Set(list.folders.map((folder) => folder.id))
    let after = await saveFolder(null, name, csrf)
    const folder = after.folders.find((each) => !known.has(each.id) && each.name === name)?.id ?? null
    for (const report of list.reports) {
      if (report.folder === id) after = await placeReport({ report: report.id, folder, favourite: report.favourite }, csrf)
    }
    return after
  },
})

interface NamingParts {
  readonly before: string
  readonly save: (name: string) => void
  readonly cancel: () => void
}
function Naming({ before, save, cancel }: NamingParts) {
  const [name, setName] = useState(before)
  return (
    <div className="card">
      <Form
        label={before === '' ? said.newFolder : said.renameFolder}
        submit={said.saveFolder}
        sending={false}
        problem={null}
        problemTitle={said.actProblem}
        primary={false}
        send={() => (name.trim() === '' ? cancel() : save(name.trim()))}
        beside={
          <Button className="button" onPress={cancel}>
            {reportWords.noting.cancel}
          </Button>
        }
      >
        <Field label={said.folderName} name="folder" value={name} change={setName} autoComplete="off" first />
      </Form>
    </div>
  )
}
