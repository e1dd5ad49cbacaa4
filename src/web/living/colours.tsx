import { living } from '../../picture/index.ts'

const tokens = {
  grounds: ['paper', 'card', 'brand-soft', 'attention-soft', 'line', 'edge'],
  letters: ['ink', 'muted', 'brand', 'on-brand', 'attention', 'good'],
  series: ['girls', 'boys', 'third', 'fourth', 'fifth', 'sixth', 'faint'],
  heat: ['heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5', 'heat-6'],
} as const

const sizes = ['great', 'title', 'figure', 'head', 'lead', 'text', 'control', 'quiet', 'small', 'tick'] as const
const spaces = ['s1', 's2', 's3', 's4', 's5', 's6'] as const
const corners = ['radius-xs', 'radius-s', 'radius-m', 'radius', 'radius-l', 'radius-round'] as const

/** Every token, shown by itself; the colours of the theme that the reader has. */
export function Tokens() {
  return (
    <>
      <section className="card">
        <h2>{living.colours}</h2>
        <p className="quiet">{living.coloursLead}</p>
        {Object.entries(tokens).map(([group, names]) => (
          <ul key={group} className="swatches">
            {names.map((name) => (
              <li key={name}>
                <span className={`swatch of-${name}`} />
                <code>{name}</code>
              </li>
            ))}
          </ul>
        ))}
      </section>
      <section className="card">
        <h2>{living.letters}</h2>
        <ul className="letters">
          {sizes.map((name) => (
            <li key={name}>
              <code>{name}</code>
              <span className={`letter-${name}`}>{living.letterSizes[name]}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{living.measuresHeading}</h2>
        <ul className="swatches">
          {spaces.map((name) => (
            <li key={name}>
              <span className={`space of-${name}`} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
        <ul className="swatches">
          {[...corners, 'shadow'].map((name) => (
            <li key={name}>
              <span className={`bend of-${name}`} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
