import { useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { FeedState, Feeds } from '../../contract/index.ts'
import { feedWords } from '../../picture/index.ts'
import { upload } from '../feed-api.ts'
import { Trouble } from './form.tsx'
import { Choice } from './lines.tsx'

const said = feedWords
const inFile = ''

interface AddParts {
  readonly feed: FeedState
  readonly csrf: string
  readonly show: (feeds: Feeds) => void
}

interface Sending {
  readonly name: string
  readonly share: number
}

/** Files from one's own computer to a source's inbox: chosen, or dropped. */
export function AddFiles({ feed, csrf, show }: AddParts) {
  const [year, setYear] = useState(inFile)
  const [sending, setSending] = useState<Sending | null>(null)
  const [sent, setSent] = useState(0)
  const [problem, setProblem] = useState<Error | null>(null)
  const leaving = useRef<AbortController | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0 || sending !== null) return
    setProblem(null)
    leaving.current = new AbortController()
    let done = 0
    try {
      for (const file of files) {
        const told = (share: number): void => setSending({ name: file.name, share })
        told(0)
        const wanted = { source: feed.source, name: file.name, schoolYear: year === inFile ? null : Number(year) }
        show(await upload(wanted, file, csrf, told, leaving.current.signal))
        done++
      }
    } catch (error) {
      if (!leaving.current.signal.aborted) setProblem(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setSent(done)
      setSending(null)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorter way to what the button does
    <div
      className="row-changes add-files"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void add([...event.dataTransfer.files])
      }}
    >
      <Choice
        label={said.schoolYear}
        value={year}
        options={[[inFile, said.inFile], ...recentYears().map((first) => [String(first), nameOf(first)] as const)]}
        change={setYear}
      />
      <div className="actions">
        <input
          ref={input}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={({ target }) => {
            void add([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <Button className="button" isDisabled={sending !== null} onPress={() => input.current?.click()}>
          {said.add}
        </Button>
        <span className="quiet">{said.drop}</span>
      </div>
      {sending === null ? null : (
        <div className="actions">
          <progress className="progress" aria-label={said.sending(sending.name)} max={1} value={sending.share} />
          <Button className="button" onPress={() => leaving.current?.abort(new Error('the person left'))}>
            {said.cancel}
          </Button>
        </div>
      )}
      <p role="status" className="quiet">
        {sending !== null ? said.sending(sending.name) : sent > 0 ? said.sent(sent) : ''}
      </p>
      <Trouble problem={problem} title={said.addProblem} />
      {feed.folder === '' ? null : (
        <p className="quiet">
          {said.folder} <code>{feed.folder}</code>
        </p>
      )}
    </div>
  )
}

/** This school year and the nine before it. */
function recentYears(): readonly number[] {
  const today = new Date()
  const now = today.getFullYear() - (today.getMonth() < 6 ? 1 : 0)
  return Array.from({ length: 10 }, (_, back) => now - back)
}

const nameOf = (first: number): string => `${first}/${String((first + 1) % 100).padStart(2, '0')}`
