import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { LocalList } from '../../contract/index.ts'
import { formatInstant, localWords } from '../../picture/index.ts'
import { discardLocal, publishLocal, saveLocal, withdrawLocal } from '../local-api.ts'
import { exploreAddress } from '../local-draft.ts'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { Going } from './link.tsx'

const said = localWords
export type LocalItem = LocalList['items'][number]

interface ItemParts {
  readonly item: LocalItem
  readonly publishes: boolean
  readonly csrf: string
  /** what has been done, and how it is taken back */
  readonly changed: (list: LocalList, told: string, undo: () => Promise<LocalList>) => void
  readonly change: () => void
}

/** A definition: what it is, how far it has come, and what can be done with it. */
export function LocalItemLine({ item, publishes, csrf, changed, change }: ItemParts) {
  const { id, kind, state, draft, last, owner } = item
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null)
  const shown = last ?? draft
  const title = (draft ?? last)?.title ?? ''
  const discarding = useMutation({
    mutationFn: () => discardLocal(id, csrf),
    onSuccess: (list) => {
      if (draft === null) return
      const { description, tree } = draft
      changed(list, said.discarded(title), () => saveLocal(id, { title, description, tree }, csrf))
    },
  })
  const ask = (what: 'publish' | 'withdraw'): void => setAsking(asking === what ? null : what)
  const isOut = state === 'withdrawn' || state === 'leaving'
  return (
    <li className="row">
      <div>
        <p className="row-name">
          {title} <span className={isOut ? 'status stopped' : 'status'}>{said.states[state]}</span>
        </p>
        <p className="quiet">
          {[said.kinds[kind].name, shown === null ? null : said.version(shown.version), said.by(owner)]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        {shown === null ? null : <p>{shown.says}</p>}
        {shown === null || shown.description === '' ? null : <p>{shown.description}</p>}
        {draft === null || last === null ? null : (
          <p>
            <strong>{said.nextDraft(draft.version)}</strong> {draft.says}
          </p>
        )}
        <More item={item} />
      </div>
      <div className="actions">
        {state === 'published' && last !== null && publishes ? (
          <Going className="button" href={exploreAddress(last.name, kind)}>
            <span aria-hidden="true">{said.explore}</span>
            <span className="visually-hidden">{said.exploreOf(title)}</span>
          </Going>
        ) : null}
        <Button className="button" aria-label={said.changeOf(title)} onPress={change}>
          {said.change}
        </Button>
        {draft === null ? null : (
          <Button className="button" aria-label={said.discardOf(title)} onPress={() => discarding.mutate()}>
            {said.discard}
          </Button>
        )}
        {publishes && (draft !== null || isOut) ? (
          <Button
            className="button"
            aria-label={said.publishOf(title)}
            aria-expanded={asking === 'publish'}
            onPress={() => ask('publish')}
          >
            {draft === null ? said.publishAgain : said.publish}
          </Button>
        ) : null}
        {publishes && (state === 'published' || state === 'publishing') ? (
          <Button
            className="button"
            aria-label={said.withdrawOf(title)}
            aria-expanded={asking === 'withdraw'}
            onPress={() => ask('withdraw')}
          >
            {said.withdraw}
          </Button>
        ) : null}
      </div>
      {draft !== null && !publishes ? <p className="quiet">{said.onlyPublishers}</p> : null}
      {asking === null ? null : (
        <div className="row-changes">
          {asking === 'publish' ? (
            <Publishing item={item} title={title} csrf={csrf} changed={changed} close={() => setAsking(null)} />
          ) : (
            <Withdrawing item={item} title={title} csrf={csrf} changed={changed} close={() => setAsking(null)} />
          )}
        </div>
      )}
    </li>
  )
}

interface AskingParts extends Pick<ItemParts, 'item' | 'csrf' | 'changed'> {
  readonly title: string
  readonly close: () => void
}

/** What comes of publishing, before it is done. */
function Publishing({ item: { id, draft, last }, title, csrf, changed, close }: AskingParts) {
  const version = draft?.version ?? last?.version ?? 1
  const publishing = useMutation({
    mutationFn: () => publishLocal(id, version, csrf),
    onSuccess: (list) => {
      close()
      changed(list, said.published(title), () => withdrawLocal(id, said.undone, csrf))
    },
  })
  return (
    <Form
      label={said.publishOf(title)}
      submit={said.publish}
      sending={publishing.isPending}
      problem={publishing.error}
      problemTitle={said.problem}
      send={() => publishing.mutate()}
      beside={<Cancel close={close} />}
    >
      {said.next(version, draft === null || last === null).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Form>
  )
}

function Withdrawing({ item: { id, last }, title, csrf, changed, close }: AskingParts) {
  const [reason, setReason] = useState('')
  const withdrawing = useMutation({
    mutationFn: () => withdrawLocal(id, reason.trim(), csrf),
    onSuccess: (list) => {
      close()
      changed(list, said.withdrawn(title), () => publishLocal(id, last?.version ?? 1, csrf))
    },
  })
  return (
    <Form
      label={said.withdrawOf(title)}
      submit={said.withdraw}
      primary={false}
      sending={withdrawing.isPending}
      problem={withdrawing.error}
      problemTitle={said.problem}
      send={() => withdrawing.mutate()}
      beside={<Cancel close={close} />}
    >
      <p>{said.withdrawText}</p>
      <Field label={said.withdrawReason} name="reason" value={reason} change={setReason} autoComplete="off" first />
    </Form>
  )
}

const Cancel = ({ close }: { readonly close: () => void }) => (
  <Button className="button" onPress={close}>
    {said.builder.cancel}
  </Button>
)

/** What is seldom asked for: the name in queries, and what has happened. */
function More({ item: { last, draft, history } }: Pick<ItemParts, 'item'>) {
  const name = (last ?? draft)?.name
  return (
    <details className="local-more">
      <summary>{said.more}</summary>
      {name === undefined ? null : (
        <p>
          {said.askedAs} <code>{name}</code>
        </p>
      )}
      <ul>
        {history.map(({ kind, version, by, at, reason }) => (
          <li key={`${at} ${kind} ${version}`}>{said.step(said.steps[kind](version), by, formatInstant(at), reason)}</li>
        ))}
      </ul>
    </details>
  )
}
