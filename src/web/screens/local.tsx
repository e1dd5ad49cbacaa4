import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { LocalList, Person, Session } from '../../contract/index.ts'
import { localWords as said, words } from '../../picture/index.ts'
import { discardLocal, getLocals, makeLocal, saveLocal } from '../local-api.ts'
import { Trouble } from '../parts/form.tsx'
import { LocalBuilder } from '../parts/local-builder.tsx'
import { type LocalItem, LocalItemLine } from '../parts/local-item.tsx'
import { Problem } from '../parts/notice.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { type Change, Toast } from '../parts/toast.tsx'

const everySecond = 1000
const key = ['locals']

interface LocalParts {
  readonly session: Session
  readonly person: Person
}

/** The municipality's own measures and groups: made, published, changed and withdrawn. Every change can be undone. */
export function LocalPage({ session: { csrf }, person }: LocalParts) {
  const client = useQueryClient()
  const publishes = person.role !== 'coordinator'
  const locals = useQuery({
    queryKey: key,
    queryFn: getLocals,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.making.working === true ? everySecond : false),
  })
  const [building, setBuilding] = useState<LocalItem | 'new' | null>(null)
  const [change, setChange] = useState<Change | null>(null)
  const show = (list: LocalList): void => void client.setQueryData(key, list)
  const undoing = useMutation({ mutationFn: (undo: () => Promise<LocalList>) => undo(), onSuccess: show })
  const changed = (list: LocalList, told: string, undo: () => Promise<LocalList>): void => {
    show(list)
    setChange({ told, undo: () => undoing.mutate(undo) })
  }
  const [built, setBuilt] = useState(false)
  const close = (): void => {
    setBuilding(null)
    setBuilt(true)
  }
  const list = locals.data
  return (
    <div className="stack account local">
      <header className="page-head">
        <h1>{words.pages.local}</h1>
        <p>{said.lead}</p>
      </header>
      {locals.isError ? <Problem problem={locals.error} title={said.loadProblem} retry={() => locals.refetch()} /> : null}
      {locals.isPending ? <ChartSkeleton height={320} /> : null}
      <Trouble problem={undoing.error} title={said.problem} />
      {list === undefined ? null : (
        <>
          <Making list={list} publishes={publishes} csrf={csrf} show={show} />
          {building === null ? (
            <div>
              <Button className="button primary" ref={built ? focus : undefined} onPress={() => setBuilding('new')}>
                {said.add}
              </Button>
            </div>
          ) : (
            <LocalBuilder
              key={building === 'new' ? 'new' : building.id}
              list={list}
              item={building === 'new' ? null : building}
              figures={publishes}
              csrf={csrf}
              saved={(next, draft) => {
                close()
                changed(next, said.builder.saved(draft.title), () => undoSaving(building, next, csrf))
              }}
              cancel={close}
            />
          )}
          <section className="card">
            <h2>{said.list}</h2>
            {list.items.length === 0 ? <p className="quiet">{said.empty}</p> : null}
            <ul className="rows">
              {list.items.map((item) => (
                <LocalItemLine
                  key={item.id}
                  item={item}
                  publishes={publishes}
                  csrf={csrf}
                  changed={changed}
                  change={() => {
                    setBuilding(item)
                    window.scrollTo({ top: 0 })
                  }}
                />
              ))}
            </ul>
            <p className="quiet">{said.count(list.published, list.most)}</p>
          </section>
        </>
      )}
      <Toast change={change} close={() => setChange(null)} />
    </div>
  )
}

// what was focused left with the builder
const focus = (button: HTMLButtonElement | null): void => button?.focus()

/** The draft as it was before; one that there was not is put away. */
function undoSaving(before: LocalItem | 'new', now: LocalList, csrf: string): Promise<LocalList> {
  if (before === 'new') return discardLocal(Math.max(...now.items.map(({ id }) => id)), csrf)
  const { id, draft } = before
  if (draft === null) return discardLocal(id, csrf)
  const { title, description, tree } = draft
  return saveLocal(id, { title, description, tree }, csrf)
}

interface MakingParts {
  readonly list: LocalList
  readonly publishes: boolean
  readonly csrf: string
  readonly show: (list: LocalList) => void
}

/** How far what is published has come into the figures, while it has not. */
function Making({ list: { items, making }, publishes, csrf, show }: MakingParts) {
  const client = useQueryClient()
  const again = useMutation({ mutationFn: () => makeLocal(csrf), onSuccess: show })
  const worked = useRef(false)
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (making.working) worked.current = true
    else if (worked.current) {
      worked.current = false
      setDone(making.problem === null)
      // the lists of measures and groups are others now
      for (const name of ['catalogue', 'status']) client.invalidateQueries({ queryKey: [name] })
    }
  }, [client, making.working, making.problem])
  const waits = items.some(({ state }) => state === 'publishing' || state === 'leaving')
  const button = (text: string) => (
    <Button className="button" onPress={() => again.mutate()}>
      {text}
    </Button>
  )
  return (
    <>
      <Trouble problem={again.error} title={said.makingProblem} />
      <div role="status">
        {making.working ? (
          <div className="card told">
            <h2>{said.making}</h2>
            <progress className="progress" aria-label={said.making} />
            <p>{said.makingText}</p>
          </div>
        ) : making.problem !== null ? (
          <div className="card notice attention">
            <h2>{said.makingProblem}</h2>
            <p>{making.problem}</p>
            {publishes ? <div className="actions">{button(said.retry)}</div> : null}
          </div>
        ) : waits ? (
          <div className="card notice attention">
            <h2>{said.waits}</h2>
            <p>{said.waitsText}</p>
            {publishes ? <div className="actions">{button(said.makeNow)}</div> : null}
          </div>
        ) : done ? (
          <p>{said.made}</p>
        ) : null}
      </div>
    </>
  )
}
