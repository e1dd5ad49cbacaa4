import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Answer, MeasureDescription, SourceFile } from '../../contract/index.ts'
import { checksOf, filesOf, formatDate, formatInstant, sourceLine, words } from '../../picture/index.ts'

interface OriginParts {
  readonly answer: Answer
  readonly measure: MeasureDescription
  /** `first` or `next` of several under the same pictures: the line of sources stands once, and each says which measure it is of */
  readonly among?: 'first' | 'next'
}

/** Where the figures of one picture come from: one line in sight, the rest a click away. */
export function Origin({ answer, measure, among }: OriginParts) {
  const files = filesOf(answer)
  return (
    <div className="origin">
      {among === 'next' ? null : <p>{sourceLine(files)}</p>}
      <details>
        <summary>{among === undefined ? words.origin.open : `${words.origin.open} ${measure.label}`}</summary>
        <div className="origin-body">
          <dl>
            <Term name={words.origin.definition} text={measure.definition} />
            <Term name={words.origin.population} text={measure.population} />
            <Term name={words.origin.source} text={measure.source} />
            <Term name={words.origin.rule} text={measure.rule} />
            <Term name={words.origin.checks} text={words.origin.checksText(checksOf(files))} />
            <Term name={words.origin.regime} text={words.origin.regimes[answer.regime]} />
            <Term
              name={words.origin.version}
              text={words.origin.versionText(answer.generation, formatInstant(answer.asOf), answer.catalogue)}
            />
          </dl>
          <Files files={files} />
        </div>
      </details>
    </div>
  )
}

function Term({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}

const few = 6

function Files({ files }: { readonly files: readonly SourceFile[] }) {
  const [all, setAll] = useState(false)
  if (files.length === 0) return null
  const seen = all ? files : files.slice(0, few)
  return (
    <div>
      <h3>{words.origin.files}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section className="scroll" aria-label={words.origin.files} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.origin.file}</th>
              <th scope="col">{words.origin.loaded}</th>
              <th scope="col">{words.origin.extracted}</th>
              <th scope="col">{words.origin.held}</th>
            </tr>
          </thead>
          <tbody>
            {seen.map((file) => (
              <tr key={`${file.load} ${file.file}`}>
                <td>{file.file}</td>
                <td>{formatInstant(file.loadedAt)}</td>
                <td>{file.extracted === null ? words.marks.notApplicable : formatDate(file.extracted)}</td>
                <td>{file.waiting ? words.origin.someHeld : words.origin.noneHeld}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {files.length > few ? (
        <Button className="link-button" onPress={() => setAll(!all)}>
          {all ? words.origin.showFewer : words.origin.showAll(files.length)}
        </Button>
      ) : null}
    </div>
  )
}
