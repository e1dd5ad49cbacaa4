import type { ToldAuditRow } from '../../contract/index.ts'
import { formatInstant, logWords, words } from '../../picture/index.ts'

const said = logWords

/** One row of the log: when and who; what was done, in words; and, for whoever must see it, the row's own text. */
export function LogRow({ row }: { readonly row: ToldAuditRow }) {
  const { at, kind, purpose, role, about, question, pupils } = row
  const raw = [about, question].filter((text) => text !== null)
  return (
    <li className="row logged">
      <div>
        <time className="when" dateTime={at}>
          {formatInstant(at)}
        </time>
        <p>
          {row.name ?? said.someone(row.actor)}
          {role === null ? null : <span className="when">{words.roles[role]}</span>}
        </p>
      </div>
      <div>
        <p className="row-name">
          {said.kinds[kind]} {purpose === null ? null : <span className="resting">{said.purpose(kind, purpose)}</span>}
        </p>
        {row.told === null ? null : <p>{row.told}</p>}
        {pupils === 0 ? null : <p className="quiet">{said.pupils(pupils)}</p>}
        {raw.length === 0 ? null : (
          <details>
            <summary>{said.raw}</summary>
            {raw.map((text) => (
              <code key={text}>{text}</code>
            ))}
          </details>
        )}
      </div>
    </li>
  )
}
