import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { ExportFormat, ExportReader, ExportUnderWay, Pack } from '../../contract/index.ts'
import { exportWords } from '../../picture/index.ts'
import { makeFile, progressOf } from '../export-api.ts'
import { saveBlob } from '../save-file.ts'
import { Trouble } from './form.tsx'

interface ExportBarParts {
  /** what the page shows, of the version it shows */
  readonly pack: Pack
  /** the question that a picture is made of; null where there is none */
  readonly picture: Pack | null
  /** the page's own address with that version, from the first slash */
  readonly address: string
  /** what must be known of the files besides, in whole sentences */
  readonly remarks?: readonly string[]
  readonly csrf: string
}

const say = exportWords
const readers = ['me', 'others'] as const
const files = ['xlsx', 'pdf', 'csv'] as const
const pictures = ['png', 'svg'] as const

/** What one can take along: files of what the page shows, and a link to it. */
export function ExportBar({ pack, picture, address, remarks = [], csrf }: ExportBarParts) {
  const [reader, setReader] = useState<ExportReader>('me')
  const { making, told, problem, make, cancel, tell } = useMaking(csrf)
  const several = pack.blocks.filter(({ kind }) => kind === 'question').length > 1
  const wish = (format: ExportFormat, page: Pack) => () => make({ format, pack: page, for: reader, address })
  return (
    <section className="card exports" aria-labelledby="exports">
      <h2 id="exports" tabIndex={-1}>
        {say.heading}
      </h2>
      <fieldset className="segments">
        <legend className="visually-hidden">{say.forWhom}</legend>
        {readers.map((name) => (
          <label key={name}>
            <input type="radio" name="reader" value={name} checked={reader === name} onChange={() => setReader(name)} />
            {say.readers[name]}
          </label>
        ))}
      </fieldset>
      <p className="quiet">{say.explained[reader]}</p>
      {remarks.map((remark) => (
        <p key={remark} className="quiet">
          {remark}
        </p>
      ))}
      <div className="actions">
        {files.map((format) => (
          <Button key={format} className="button" isDisabled={making !== null} onPress={wish(format, pack)}>
            {say.formats[format]}
          </Button>
        ))}
        {picture === null
          ? null
          : pictures.map((format) => (
              <Button key={format} className="button" isDisabled={making !== null} onPress={wish(format, picture)}>
                {say.formats[format]}
              </Button>
            ))}
        <LinkButton address={address} tell={tell} />
      </div>
      {picture !== null && several ? <p className="quiet">{say.firstPicture}</p> : null}
      <div role="status">
        {making === null ? (
          <p className="hint">{told}</p>
        ) : (
          <div className="slow">
            <span className="slow-bar" aria-hidden="true" />
            <span>
              {say.making(say.formats[making.format])} {stepOf(making.progress)}
            </span>
            <Button className="link-button" onPress={cancel}>
              {say.cancel}
            </Button>
          </div>
        )}
      </div>
      <Trouble problem={problem} title={say.problem} />
    </section>
  )
}

function stepOf(progress: ExportUnderWay | null): string {
  if (progress === null) return ''
  const { stage, ahead, done, of } = progress
  return stage === 'waiting' ? say.waiting(ahead) : stage === 'asking' ? say.asking(done, of) : say.writing
}

interface Making {
  readonly format: ExportFormat
  readonly job: string
  readonly progress: ExportUnderWay | null
}
type Wish = Parameters<typeof makeFile>[0]

// Most files are there before anybody would read of how far they have come.
const patience = 700

// randomUUID is missing over http to another machine
const newJob = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** One file at a time: how far it has come, and a way out. Leaving the page gives it up. */
function useMaking(csrf: string) {
  const [making, setMaking] = useState<Making | null>(null)
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState<Error | null>(null)
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => () => leaving.current?.abort(), [])
  const job = making?.job ?? null
  useEffect(() => {
    if (job === null) return
    const timer = setInterval(async () => {
      // a progress that does not come is no reason to give the file up
      const progress = await progressOf(job).catch(() => null)
      setMaking((now) => (now?.job === job && progress !== null ? { ...now, progress } : now))
    }, patience)
    return () => clearInterval(timer)
  }, [job])

  const make = async (wish: Omit<Wish, 'job'>): Promise<void> => {
    const abort = new AbortController()
    leaving.current = abort
    const id = newJob()
    setMaking({ format: wish.format, job: id, progress: null })
    setProblem(null)
    setTold('')
    try {
      const { name, file } = await makeFile({ ...wish, job: id }, csrf, abort.signal)
      saveBlob(name, file)
      setTold(say.made(name))
    } catch (error) {
      if (abort.signal.aborted) setTold(say.cancelled)
      else setProblem(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setMaking(null)
    }
  }
  return { making, told, problem, make, cancel: () => leaving.current?.abort(), tell: setTold }
}

interface LinkParts {
  readonly address: string
  readonly tell: (told: string) => void
}

/** Copies the page's address with its version, or shows it where the browser gives no clipboard. */
function LinkButton({ address, tell }: LinkParts) {
  const [shown, setShown] = useState(false)
  const whole = new URL(address, window.location.href).href
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(whole)
      tell(say.linkCopied)
    } catch {
      setShown(true) // no clipboard over http to another machine, or no right to it
    }
  }
  return (
    <>
      <Button className="button" onPress={copy}>
        {say.link}
      </Button>
      {shown ? (
        <label className="field whole">
          {say.linkShown}
          <input readOnly value={whole} onFocus={(event) => event.currentTarget.select()} />
        </label>
      ) : null}
    </>
  )
}
