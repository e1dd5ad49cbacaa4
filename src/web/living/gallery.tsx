import type { DrawnForm } from '../../picture/index.ts'
import { inSentence, living, words } from '../../picture/index.ts'
import { Chart } from '../parts/fetched.ts'
import { Legend } from '../parts/legend.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import type { Why } from '../parts/why.tsx'
import { useWhy } from '../parts/why.tsx'
import type { PictureState } from './pictures.ts'
import { drawnForms, gridIn, states } from './pictures.ts'

/** Every form of picture in every state. */
export function Gallery() {
  const { why, sheet } = useWhy(living, () => null)
  return (
    <>
      <h2>{living.pictures}</h2>
      {drawnForms.map((form) => (
        <section key={form} className="card">
          <h3>{words.forms.names[form]}</h3>
          <p className="quiet">{living.forms[form]}</p>
          <div className="gallery">
            {states.map((state) => (
              <Picture key={state} form={form} state={state} why={why} />
            ))}
          </div>
        </section>
      ))}
      {sheet}
    </>
  )
}

interface PictureParts {
  readonly form: DrawnForm
  readonly state: PictureState
  readonly why: Why
}

function Picture({ form, state, why }: PictureParts) {
  const grid = gridIn(form, state)
  if (grid === null) return null
  const title = `${words.forms.names[form]}, ${inSentence(living.pictureStates[state])}`
  return (
    <figure className={`picture-${form} state-${state}`}>
      <figcaption>{living.pictureStates[state]}</figcaption>
      {grid.rows.length === 0 ? (
        <p>{words.chart.empty}</p>
      ) : (
        <>
          <Legend grid={grid} form={form} />
          <Chart form={form} grid={grid} title={title} why={why} meanwhile={<ChartSkeleton height={240} />} />
        </>
      )}
    </figure>
  )
}
