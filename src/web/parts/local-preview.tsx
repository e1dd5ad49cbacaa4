import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Answer, Cell, LocalDraft, MeasureHead } from '../../contract/index.ts'
import { cellInWords, cellText, formatMargin, isShown, localWords, words } from '../../picture/index.ts'
import { previewLocal } from '../local-api.ts'
import { Problem } from './notice.tsx'

const said = localWords.preview
const restsFor = 350

interface PreviewParts {
  readonly id: number | null
  /** null while something is to be chosen */
  readonly draft: LocalDraft | null
  /** what is to be chosen, as a sentence */
  readonly lack: string | null
  readonly figures: boolean
  readonly csrf: string
}

/** What the draft says and comes to, beside where it is made. Asked for when the choices have rested a moment. */
export function LocalPreviewCard({ id, draft, lack, figures, csrf }: PreviewParts) {
  const rested = useRested(draft)
  const preview = useQuery({
    queryKey: ['local-preview', id, rested],
    queryFn: () => (rested === null ? Promise.resolve(null) : previewLocal(id, rested, csrf)),
    enabled: rested !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const told = draft === null ? null : (preview.data ?? null)
  return (
    <section className="card local-preview" aria-busy={preview.isFetching}>
      <h2>{said.heading}</h2>
      {draft === null ? <p className="quiet">{lack}</p> : null}
      {draft !== null && told === null && preview.error === null ? <p className="quiet">{said.working}</p> : null}
      {draft !== null && preview.error !== null ? (
        <Problem problem={preview.error} title={said.trouble} retry={() => preview.refetch()} />
      ) : null}
      {told === null ? null : (
        <div role="status">
          <p>{told.says}</p>
          {told.problem === null ? null : <p className="problem">{said.notYet(told.problem)}</p>}
        </div>
      )}
      {told === null || told.problem !== null ? null : figures ? (
        <Figures answer={told.answer} />
      ) : (
        <p className="quiet">{said.noFigures}</p>
      )}
    </section>
  )
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same choices made anew are the same
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restsFor)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

/** The latest year's figures: everyone, then each sex. */
function Figures({ answer }: { readonly answer: Answer | null }) {
  const cells = answer?.cells ?? []
  const year = Object.values(answer?.labels.schoolYear ?? {})[0]
  if (answer === null || year === undefined || cells.length === 0) return <p className="quiet">{said.nothing}</p>
  const sexes = [...new Set(cells.flatMap(({ keys }) => keys.sex ?? []))].filter((sex) =>
    cells.some((cell) => cell.keys.sex === sex && cell.state !== 'missing'),
  )
  const at = (head: MeasureHead, sex: string | null): Cell | null =>
    cells.find((cell) => cell.measure === head.name && (cell.keys.sex ?? null) === sex) ?? null
  const reasons = [...new Set(cells.flatMap(({ state, reason }) => (state === 'hidden' ? (reason?.text ?? []) : [])))]
  return (
    <>
      <p className="quiet">{said.year(year)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section className="scroll" aria-label={said.caption} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{said.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.measure}</th>
              <th scope="col">{said.all}</th>
              {sexes.map((sex) => (
                <th key={sex} scope="col">
                  {words.sexes[sex]?.plural ?? answer.labels.sex?.[sex] ?? sex}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.measures.map((head) => (
              <tr key={head.name}>
                <th scope="row">{head.label}</th>
                {[null, ...sexes].map((sex) => (
                  <Figure key={sex ?? ''} head={head} cell={at(head, sex)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {reasons.length === 0 ? null : <p className="quiet">{said.hidden(reasons)}</p>}
    </>
  )
}

function Figure({ head, cell }: { readonly head: MeasureHead; readonly cell: Cell | null }) {
  const margin =
    isShown(cell) && cell.low !== null && cell.high !== null ? formatMargin(head, cell.value, cell.low, cell.high) : null
  return (
    <td>
      <span className="visually-hidden">{cellInWords(head, cell)}</span>
      <span aria-hidden="true">
        {cellText(head, cell)}
        {margin === null ? null : <small> {margin}</small>}
      </span>
    </td>
  )
}
