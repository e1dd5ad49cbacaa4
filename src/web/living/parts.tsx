import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { gridsOf, living, words } from '../../picture/index.ts'
import { Refusal } from '../api.ts'
import { Field, HiddenLogin, PasswordField } from '../parts/field.tsx'
import { Trouble } from '../parts/form.tsx'
import { Icon } from '../parts/icons.tsx'
import { Notes } from '../parts/notes.tsx'
import { Picker } from '../parts/picker.tsx'
import type { RowOrder } from '../parts/pivot-table.tsx'
import { PivotTable } from '../parts/pivot-table.tsx'
import { Say } from '../parts/say.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { useWhy } from '../parts/why.tsx'
import { comparisons, heads, made } from './made-up.ts'
import { gridIn, panelsOf } from './pictures.ts'

const nothing = (): void => {}

/** The parts that pages are put together of, each in the states it can be in. */
export function Parts() {
  return (
    <>
      <h2>{living.parts}</h2>
      <Buttons />
      <Chips />
      <Fields />
      <Messages />
      <Waiting />
      <Saying />
      <Tables />
    </>
  )
}

// States that a pointer or a key would give are given by the attributes that the parts themselves set then.
const states = [
  { name: 'normal', given: {} },
  { name: 'hovered', given: { 'data-hovered': true } },
  { name: 'focused', given: { 'data-focus-visible': true } },
  { name: 'disabled', given: { disabled: true } },
] as const

function Buttons() {
  return (
    <section className="card">
      <h3>{living.buttons}</h3>
      <div className="shelf">
        {states.map(({ name, given }) => (
          <div key={name}>
            <p className="quiet">{living.states[name]}</p>
            {['button primary', 'button', 'link-button'].map((kind) => (
              <button key={kind} type="button" className={kind} {...given}>
                {living.button}
              </button>
            ))}
          </div>
        ))}
      </div>
    </section>
  )
}

function Chips() {
  const [chosen, setChosen] = useState<readonly string[]>([living.chipValue])
  return (
    <section className="card">
      <h3>{living.chips}</h3>
      <div className="shelf">
        <div>
          <p className="quiet">{living.states.normal}</p>
          <Picker
            label={living.chipLabel}
            value={chosen[0] ?? ''}
            options={living.chipOptions.map((id) => ({ id, label: id }))}
            chosen={chosen}
            most={1}
            choose={setChosen}
          />
        </div>
        {[...states.slice(1), { name: 'open', given: { 'aria-expanded': true } } as const].map(({ name, given }) => (
          <div key={name}>
            <p className="quiet">{living.states[name]}</p>
            <button type="button" className="chip" {...given}>
              <span className="chip-label">{living.chipLabel}</span> <span className="chip-value">{living.chipValue}</span>
              <Icon name="down" size={16} />
            </button>
          </div>
        ))}
      </div>
    </section>
  )
}

function Fields() {
  const [text, setText] = useState<string>(living.fieldValue)
  const [password, setPassword] = useState('')
  return (
    <section className="card">
      <h3>{living.fields}</h3>
      <div className="shelf">
        <div>
          <p className="quiet">{living.states.told}</p>
          <Field label={living.field} name="living" value={text} change={setText} autoComplete="off" hint={living.fieldHint} />
        </div>
        <div>
          <p className="quiet">{living.states.normal}</p>
          <form onSubmit={(event) => event.preventDefault()}>
            <HiddenLogin login={null} />
            <PasswordField
              label={living.password}
              name="living-password"
              value={password}
              change={setPassword}
              autoComplete="new-password"
            />
          </form>
        </div>
        <div>
          <p className="quiet">{living.states.wrong}</p>
          <div className="form">
            <Trouble problem={new Refusal({ fault: 'invalidQuery', message: living.wrongText })} title={living.wrongTitle} />
            <Field label={living.field} name="living-wrong" value={text} change={setText} autoComplete="off" />
          </div>
        </div>
      </div>
    </section>
  )
}

function Messages() {
  return (
    <section className="card">
      <h3>{living.messages}</h3>
      <div className="stack">
        <div className="notice attention card">
          <p className="trouble-title">{words.states.errorTitle}</p>
          <p>{words.states.unreachable}</p>
          <div className="actions">
            <Button className="button primary" onPress={nothing}>
              {words.states.retry}
            </Button>
          </div>
        </div>
        <p className="offline">{words.states.offline}</p>
        <div className="toast">
          <span>{living.toast}</span>
          <Button className="toast-undo" onPress={nothing}>
            {words.filters.undo}
          </Button>
        </div>
        <p>
          <span className="status">{living.published}</span> <span className="status stopped">{living.stopped}</span>{' '}
          <span className="demo-note">{words.pages.demoNote}</span>
        </p>
      </div>
    </section>
  )
}

function Waiting() {
  return (
    <div className="columns">
      <section className="card">
        <h3>{living.loading}</h3>
        <div className="skeletons" aria-hidden="true">
          <div className="skeleton line wide" />
          <div className="skeleton line" />
        </div>
        <ChartSkeleton height={180} />
      </section>
      <section className="card">
        <h3>{living.emptyHeading}</h3>
        <p>{living.emptyText}</p>
        <div className="actions">
          <Button className="button primary" onPress={nothing}>
            {living.emptyAction}
          </Button>
        </div>
      </section>
    </div>
  )
}

function Saying() {
  const { view, answer } = made({
    head: heads.merit,
    rows: 'school',
    series: 'sex',
    rowCount: 1,
    compare: [comparisons.lastYear, comparisons.municipality],
  })
  const grid = gridsOf(view, answer)[0]?.grid
  return grid === undefined ? null : <Say grid={grid} />
}

function Tables() {
  const { why, sheet } = useWhy(living, () => null)
  const [order, setOrder] = useState<RowOrder>('own')
  const [lifted, setLifted] = useState<readonly string[]>(['c3'])
  const grid = gridIn('stacked', 'withheld')
  return (
    <>
      {grid === null ? null : (
        <section className="card">
          <h3>{living.figuresTable}</h3>
          <PivotTable
            panels={[{ id: 'one', member: null, label: null, title: living.figuresTable, grid }]}
            title={living.figuresTable}
            ask={why.ask}
            order={order}
            reorder={setOrder}
          />
          <Notes grids={[grid]} />
        </section>
      )}
      <section className="card">
        <h3>{living.pivotTable}</h3>
        <PivotTable
          panels={panelsOf(order, lifted)}
          title={living.pivotTable}
          ask={why.ask}
          order={order}
          reorder={setOrder}
          lift={(id) => setLifted((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]))}
        />
      </section>
      {sheet}
    </>
  )
}
