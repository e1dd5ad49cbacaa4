import { type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, Person, PlacedBlock, ReportContent } from '../../../contract/index.ts'
import { openingChoice, reportWords } from '../../../picture/index.ts'
import { blockOfChoice } from '../../block-question.ts'
import { firstChoice } from '../../choice.ts'
import { type Act, BlockEditor, nameOf } from './block-editor.tsx'
import { landed, moved, widened } from './block-order.ts'
import { useDrag } from './use-drag.ts'

const said = reportWords.editing
const most = 60

interface BlockListParts {
  readonly catalogue: Catalogue
  readonly person: Person
  readonly csrf: string
  readonly content: ReportContent
  readonly put: (next: ReportContent, told: string | null, about?: string | null) => void
}

/** The blocks of a report that is changed: moved by drag or by keys, added, removed, written in. */
export function BlockList({ content, catalogue, person, csrf, put }: BlockListParts) {
  const list = useRef<HTMLOListElement>(null)
  const [open, setOpen] = useState<string | null>(null)
  const follow = useFollow(list)
  const { blocks } = content
  const withBlocks = (next: readonly PlacedBlock[]): ReportContent => ({ ...content, blocks: [...next] })
  const drag = useDrag(list, (id, landing) => {
    const name = nameIn(blocks, id, catalogue)
    put(withBlocks(landed(blocks, id, landing)), said.changes.moved(name))
    follow(id)
  })
  const act = (placed: PlacedBlock, done: Act): void => {
    const { id } = placed.block
    const name = nameOf(placed, catalogue)
    if (done === 'remove') {
      put(withBlocks(blocks.filter((each) => each !== placed)), said.changes.removed(name))
      return
    }
    const next = done === 'up' || done === 'down' ? moved(blocks, id, done === 'up' ? -1 : 1) : widened(blocks, id, done)
    if (next === blocks || JSON.stringify(next) === JSON.stringify(blocks)) return
    put(withBlocks(next), done === 'up' || done === 'down' ? said.changes.moved(name) : said.changes.width(name, done === 'half'))
    follow(id)
  }
  const add = (block: PlacedBlock['block'], name: string): void => {
    put(withBlocks([...blocks, { block, width: 'full', keeps: { period: false, unit: false } }]), said.changes.added(name))
    if (block.kind === 'question') setOpen(block.id)
    follow(block.id)
  }
  const id = crypto.randomUUID().slice(0, 8)
  return (
    <section className="edit-blocks" aria-labelledby="edit-blocks">
      <h2 id="edit-blocks">{said.blocks}</h2>
      {blocks.length > 1 ? <p className="quiet">{said.dragHint}</p> : null}
      {blocks.length === 0 ? <p className="card">{said.noBlocks}</p> : null}
      <ol ref={list} className="edit-list">
        {blocks.map((placed, at) => (
          <BlockEditor
            key={placed.block.id}
            placed={placed}
            at={at}
            of={blocks.length}
            catalogue={catalogue}
            choice={openingChoice(content, person)}
            person={person}
            csrf={csrf}
            drag={drag}
            open={open === placed.block.id}
            setOpen={(is) => setOpen(is ? placed.block.id : null)}
            act={(done) => act(placed, done)}
            change={(next, about, told) =>
              put(
                withBlocks(blocks.map((each) => (each === placed ? next : each))),
                about === null ? (told ?? said.changes.changed(nameOf(next, catalogue))) : null,
                about,
              )
            }
          />
        ))}
      </ol>
      {blocks.length >= most ? (
        <p className="quiet">{said.full60}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: the buttons act at once and are no form
        <div className="filters" role="group" aria-label={said.add}>
          <Adder
            label={said.addQuestion}
            add={() => add(blockOfChoice(firstChoice(catalogue, person), id, catalogue, person).block, said.addQuestion)}
          />
          <Adder label={said.addHeading} add={() => add({ kind: 'heading', id, text: said.newHeading }, said.addHeading)} />
          <Adder label={said.addText} add={() => add({ kind: 'text', id, text: '' }, said.addText)} />
        </div>
      )}
    </section>
  )
}

const nameIn = (blocks: readonly PlacedBlock[], id: string, catalogue: Catalogue): string => {
  const placed = blocks.find(({ block }) => block.id === id)
  return placed === undefined ? '' : nameOf(placed, catalogue)
}

function Adder({ label, add }: { readonly label: string; readonly add: () => void }) {
  return (
    <Button className="chip add" onPress={add}>
      {label}
    </Button>
  )
}

/** The handle of a block that has just been moved or added takes the focus there, so that the next key goes on. */
function useFollow(list: RefObject<HTMLElement | null>): (id: string) => void {
  const [followed, follow] = useState<{ readonly id: string } | null>(null)
  useEffect(() => {
    if (followed === null) return
    const handle = list.current?.querySelector<HTMLElement>(`[data-handle="${followed.id}"]`)
    handle?.focus({ preventScroll: true })
    handle?.scrollIntoView({ block: 'nearest' })
  }, [followed, list])
  return (id) => follow({ id })
}
