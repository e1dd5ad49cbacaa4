import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, Cell, Comparison, MeasureHead, View } from '../../src/contract/index.ts'
import type { DrawnForm, Panel } from '../../src/picture/index.ts'
import { againstAt, formOf, formsFor, gridsOf, legendOf, mayReorder, pivotOf, sayGrid } from '../../src/picture/index.ts'
import { drawnForms, gridIn } from '../../src/web/living/pictures.ts'
import type { Told } from './answers.ts'
import { answer, cell, gridOf, merit, municipality, pupils, share, viewOf } from './answers.ts'

const lastYear: Comparison = { id: 'lastYear', shift: { schoolYear: -1 } }

/** Merit values and shares of two schools and all, by sex, in two stage years; the second panel spreads more. */
function twice(): { readonly view: View; readonly told: Answer } {
  const view = viewOf('meritValue', { rows: 'school', series: 'sex', panels: 'stageYear' })
  const measures = ['meritValue', 'share']
  const cells = (head: MeasureHead, scale: number): Cell[] =>
    ['6', '9'].flatMap((stageYear, panel) =>
      [
        [{ school: 'B' }, 200],
        [{ school: 'A' }, 220],
        [{}, 210],
      ].flatMap(([keys, value]) => {
        const at = { ...(keys as Record<string, string>), stageYear }
        const told = (more: number): Told => [((value as number) + more * (panel + 1)) * scale, 3 * scale]
        const sexes = [cell(head, { ...at, sex: 'female' }, told(10)), cell(head, { ...at, sex: 'male' }, told(-10))]
        return [...sexes, cell(head, at, told(0))]
      }),
    )
  const told = { ...answer(merit, [...cells(merit, 1), ...cells(share, 1 / 400)]), measures: [merit, share] }
  return { view: { ...view, query: { ...view.query, measures } }, told }
}

test('there is a panel a measure and member, in the order of the question and the answer', () => {
  const { view, told } = twice()
  const panels = gridsOf(view, told)
  assert.deepEqual(
    panels.map(({ title }) => title),
    ['Meritvärde · 6', 'Meritvärde · 9', 'Andel · 6', 'Andel · 9'],
  )
  assert.equal(new Set(panels.map(({ id }) => id)).size, 4)
})

test('panels of one measure share their scale, and all panels their series', () => {
  const { view, told } = twice()
  const [first, second, third] = gridsOf(view, told)
  assert.deepEqual(first?.grid.extent, [177, 243])
  assert.deepEqual(second?.grid.extent, first?.grid.extent)
  assert.deepEqual(first?.grid.values, [180, 240])
  assert.notDeepEqual(third?.grid.extent, first?.grid.extent)
  const only = { ...told, cells: told.cells.filter(({ keys }) => keys.stageYear === '9' || keys.sex !== 'male') }
  for (const { grid } of gridsOf(view, only))
    assert.deepEqual(
      grid.series.map(({ id }) => id),
      ['female', 'male'],
    )
})

test('without bands the scale is that of the values, so that nothing is squeezed by what is not drawn', () => {
  const { view, told } = twice()
  assert.deepEqual(gridsOf({ ...view, intervals: false }, told)[0]?.grid.extent, [180, 240])
})

test('rows stand in the answer’s order or by name, never by result', () => {
  const { view, told } = twice()
  const ids = (order: View['order']) => gridsOf({ ...view, order }, told)[0]?.grid.rows.map(({ id }) => id)
  assert.deepEqual(ids('own'), ['B', 'A'])
  assert.deepEqual(ids('name'), ['A', 'B'])
  const numbers = answer(
    merit,
    ['10A', '9B', 'Å', 'Z'].map((name) => cell(merit, { class: name }, [1, 1])),
  )
  const byName = gridOf(viewOf('meritValue', { rows: 'class', order: 'name' }), numbers)
  assert.deepEqual(
    byName.rows.map(({ id }) => id),
    ['9B', '10A', 'Z', 'Å'],
  )
})

const schools = (...compare: Comparison[]) => viewOf('meritValue', { rows: 'school', series: 'sex', compare })

test('comparisons that come out with one name are one: the municipality over all and by series', () => {
  const told = answer(merit, [
    cell(merit, { school: 'A', sex: 'female' }, [220, 9]),
    cell(merit, { school: 'A' }, [215, 9]),
    cell(merit, {}, [223, 4], 'municipality'),
    cell(merit, { sex: 'female' }, [231, 4], 'municipalityBySeries'),
  ])
  const grid = gridOf(schools(...municipality), told)
  assert.deepEqual(
    grid.rows[0]?.references.map(({ label, cell: over, cells }) => [label, over?.value, cells.map((each) => each?.value)]),
    [['Kommunen', 223, [231]]],
  )
  assert.equal(grid.whole?.total?.value, 223)
})

test('last year is found for each row, and a school without one gets none from the sum of all', () => {
  const told = answer(merit, [
    cell(merit, { school: 'A', sex: 'female' }, [220, 9]),
    cell(merit, { school: 'B', sex: 'female' }, [210, 9]),
    cell(merit, { school: 'A', sex: 'female' }, [200, 9], 'lastYear'),
    cell(merit, { sex: 'female' }, [190, 9], 'lastYear'),
  ])
  const grid = gridOf(schools(lastYear), told)
  assert.deepEqual(
    grid.rows.map(({ references }) => references[0]?.cells[0]?.value ?? null),
    [200, null],
  )
  assert.equal(grid.whole, null)
})

test('over school years last year stands in the picture already, and is no comparison', () => {
  const told = answer(merit, [
    cell(merit, { schoolYear: '2023/24' }, [220, 9]),
    cell(merit, { schoolYear: '2022/23' }, [1, 9], 'lastYear'),
  ])
  assert.deepEqual(gridOf(viewOf('meritValue', { rows: 'schoolYear', compare: [lastYear] }), told).rows[0]?.references, [])
})

test('a mean of years is drawn a series at a time, and over school years too', () => {
  const pool: Comparison = { id: 'threeYears', pool: { schoolYear: 3 } }
  const told = answer(merit, [
    cell(merit, { schoolYear: '2023/24', sex: 'female' }, [220, 9]),
    cell(merit, { schoolYear: '2023/24', sex: 'female' }, [217, 5], 'threeYears'),
    cell(merit, { schoolYear: '2023/24' }, [214, 5], 'threeYears'),
  ])
  const [reference] =
    gridOf(viewOf('meritValue', { rows: 'schoolYear', series: 'sex', compare: [pool] }), told).rows[0]?.references ?? []
  assert.ok(reference !== undefined)
  assert.deepEqual([reference.label, reference.kind], ['Snittet av de tre läsåren före', 'mean'])
  assert.equal(againstAt(reference, 0)?.value, 217)
})

test('a number of pupils is held against last year, and never against a bigger place', () => {
  const told = answer(pupils, [
    cell(pupils, { school: 'A' }, [80, null]),
    cell(pupils, { school: 'A' }, [90, null], 'lastYear'),
    cell(pupils, {}, [900, null], 'municipality'),
  ])
  const grid = gridOf(viewOf('pupils', { rows: 'school', compare: [lastYear, ...municipality] }), told)
  assert.deepEqual(
    grid.rows[0]?.references.map(({ label }) => label),
    ['Förra läsåret'],
  )
  assert.equal(grid.whole, null)
})

test('only comparisons that the view draws are there, and a gap is none', () => {
  const gap: Comparison = { id: 'gap', gap: { dimension: 'sex', a: 'female', b: 'male' } }
  const told = answer(merit, [cell(merit, { school: 'A', sex: 'female' }, [220, 9])])
  const view = schools(lastYear, gap, ...municipality)
  assert.deepEqual(
    gridOf({ ...view, against: ['municipality', 'gap'] }, told).rows[0]?.references.map(({ id }) => id),
    ['municipality'],
  )
})

test('a cell split by what the view does not lay out is in no row', () => {
  const told = answer(merit, [cell(merit, { school: 'A', subject: 'MA' }, [220, 9]), cell(merit, { school: 'B' }, [210, 9])])
  assert.deepEqual(
    gridOf(viewOf('meritValue', { rows: 'school' }), told).rows.map(({ id }) => id),
    ['B'],
  )
})

test('each picture suits its grid, and is chosen by itself where the document says so', () => {
  const chosen: Readonly<Record<DrawnForm, string>> = {
    dumbbell: 'dumbbell',
    dots: 'dots',
    bars: 'bars',
    stacked: 'dots',
    lines: 'lines',
    distribution: 'dots',
    heat: 'heat',
    funnel: 'dots',
  }
  for (const form of drawnForms) {
    const grid = gridIn(form, 'usual')
    assert.ok(grid !== null)
    assert.ok(formsFor(grid).includes(form), form)
    assert.equal(formOf({ form: null }, grid), chosen[form], form)
    assert.equal(formOf({ form }, grid), form)
    assert.ok(formsFor(grid).includes('table'))
  }
})

test('a form that does not suit gives way to the usual one', () => {
  const grid = gridIn('dumbbell', 'usual')
  assert.ok(grid !== null)
  for (const form of ['funnel', 'lines', 'stacked', 'distribution'] as const) {
    assert.ok(!formsFor(grid).includes(form), form)
    assert.equal(formOf({ form }, grid), 'dumbbell')
  }
  const few = gridsOf(viewOf('share', { rows: 'school' }), answer(share, [cell(share, { school: 'A' }, [0.5, 0.1])]))[0]
  assert.ok(few !== undefined && !formsFor(few.grid).includes('funnel') && !formsFor(few.grid).includes('distribution'))
})

test('more series than there are looks stand in a heat table', () => {
  const grid = gridIn('heat', 'usual')
  assert.ok(grid !== null && grid.series.length > 6)
  assert.deepEqual(formsFor(grid), ['heat', 'table'])
})

test('a legend has text for every sign that the picture uses', () => {
  const texts = (form: DrawnForm, state: 'usual' | 'against' | 'uncertain' | 'plain' | 'six') => {
    const grid = gridIn(form, state)
    return grid === null ? [] : legendOf(form, grid, 'k').map(({ text }) => text.replaceAll('\u00a0', ' '))
  }
  assert.deepEqual(texts('dumbbell', 'usual'), ['Flickor', 'Pojkar', 'Kommunen 231', 'Skuggan visar 95 % osäkerhet'])
  const shared = gridIn('dumbbell', 'usual')
  assert.ok(shared !== null && legendOf('dumbbell', shared, 'k', true).some(({ text }) => text === 'Kommunen'))
  assert.deepEqual(texts('dots', 'against').slice(0, 3), ['Förra läsåret', 'Snittet av de tre läsåren före', 'Kommunen 231'])
  assert.ok(texts('dots', 'uncertain').includes('Grått: för osäkert för att läsas av'))
  assert.deepEqual(texts('stacked', 'plain'), ['Behöriga till yrkesprogram', 'Övriga elever'])
  assert.deepEqual(texts('heat', 'usual'), [])
  assert.equal(texts('bars', 'six').length, 6)
})

const shown = (panel: Panel[]) => {
  const pivot = pivotOf(panel)
  return pivot === null
    ? null
    : pivot.groups.map(({ label, rows }) => [
        label,
        ...rows.map((row) => [row.label, ...row.cells.map(({ text }) => text)].join(' ')),
      ])
}

test('panels become one table: rows in groups by member, columns by measure and series, with differences, sums and pupils', () => {
  const { view, told } = twice()
  const pivot = pivotOf(gridsOf(view, told))
  assert.deepEqual(
    pivot?.measures.map(({ head, columns }) => [head.label, ...columns.map(({ label }) => label)]),
    [
      ['Meritvärde', 'Flickor', 'Pojkar', 'Skillnad', 'Alla', 'Elever'],
      ['Andel', 'Flickor', 'Pojkar', 'Skillnad', 'Alla', 'Elever'],
    ],
  )
  assert.deepEqual(shown([...gridsOf(view, told)])?.[0], [
    '6',
    'B 210 190 +20 200 40 53\u00a0% 48\u00a0% +5 50\u00a0% 40',
    'A 230 210 +20 220 40 58\u00a0% 53\u00a0% +5 55\u00a0% 40',
    'Alla skolor 220 200 +20 210 40 55\u00a0% 50\u00a0% +5 53\u00a0% 40',
  ])
})

test('a row that one measure lacks is blank there and stands all the same', () => {
  const told = {
    ...answer(merit, [
      cell(merit, { school: 'A' }, [220, 9]),
      cell(share, { school: 'A' }, [0.5, 0.1]),
      cell(share, { school: 'B' }, 'hidden'),
    ]),
    measures: [merit, share],
  }
  const view = viewOf('meritValue', { rows: 'school' })
  const panels = gridsOf({ ...view, query: { ...view.query, measures: ['meritValue', 'share'] } }, told)
  assert.deepEqual(shown([...panels]), [[null, 'A 220 40 50\u00a0% 40', 'B   .. ..']])
})

test('rows that stand by name anyway are not offered another order', () => {
  const panels = (order: View['order'], ...names: string[]) =>
    gridsOf(
      viewOf('meritValue', { rows: 'school', order }),
      answer(
        merit,
        names.map((school) => cell(merit, { school }, [1, 1])),
      ),
    )
  assert.equal(mayReorder(panels('own', 'A', 'B', 'Ö'), 'own'), false)
  assert.equal(mayReorder(panels('own', 'B', 'A'), 'own'), true)
  assert.equal(mayReorder(panels('name', 'A', 'B'), 'name'), true)
})

test('over school years the sentence is that of the change', () => {
  const grid = gridIn('lines', 'usual')
  assert.ok(grid !== null)
  assert.match(sayGrid(grid).join(' '), /sedan 2015\/16/)
})
