// Packs with answers made by hand: every cell's state is chosen by the test.
import type { Answer, Block, Export, MeasureDescription, MeasureHead, Pack, View } from '../../../src/contract/index.ts'
import type { Released } from '../../../src/privacy/index.ts'
import { layOut, type Page, type Task } from '../../../src/report/index.ts'
import { answer, cell, type Told as Figure, merit, municipality, pupils, share, viewOf } from '../../picture/answers.ts'

export type Three = readonly [girls: Figure, boys: Figure, all: Figure]

export const described = (head: MeasureHead): MeasureDescription => ({
  ...head,
  ...{ short: head.label, cube: 'grades', dimensions: ['school', 'sex', 'schoolYear'], defaults: { stageYear: ['9'] } },
  ...{ definition: `Så räknas ${head.label}.`, population: 'Elever i årskurs 9.', source: 'Skolverket.' },
  ...{ purpose: 'Uppföljning.', legalGround: 'Skollagen.' },
})

const file = {
  ...{ source: 'scb-grades-9', load: 3, file: '10000001-2025.txt', loadedAt: '2025-06-18T07:11:42Z' },
  ...{ extracted: '2025-06-12', waiting: false, checks: ['personalNumber'] },
}

/** Schools (by name) × sexes, and the municipality. */
export function schoolsAnswer(head: MeasureHead, rows: Readonly<Record<string, Three>>, whole: Three | null): Answer {
  const cells = Object.entries(rows).flatMap(([school, [girls, boys, all]]) => [
    cell(head, { school, sex: 'female' }, girls),
    cell(head, { school, sex: 'male' }, boys),
    cell(head, { school }, all),
  ])
  const against =
    whole === null
      ? []
      : [
          cell(head, { sex: 'female' }, whole[0], 'municipalityBySeries'),
          cell(head, { sex: 'male' }, whole[1], 'municipalityBySeries'),
          cell(head, {}, whole[2], 'municipality'),
        ]
  return { ...answer(head, [...cells, ...against]), sources: [file], generation: 41, catalogue: 'school-1' }
}

export const schoolsView = (measure: string): View => viewOf(measure, { rows: 'school', series: 'sex', compare: municipality })

export interface Question {
  readonly title: string | null
  readonly view: View
  readonly answer: Answer | { readonly fault: string; readonly message: string }
}

const heads = [merit, share, pupils]

interface Told {
  readonly for?: Export['for']
  readonly before?: readonly Block[]
  readonly title?: string
  /** a heading before the question at a place */
  readonly headings?: Readonly<Record<number, string>>
}

/** A task of questions, with other blocks before and between them. */
export function taskOf(
  questions: readonly Question[],
  { for: reader = 'me', before = [], title = 'Rapport', headings = {} }: Told = {},
): Task {
  const blocks = questions.flatMap((question, at): Block[] => [
    ...(headings[at] === undefined ? [] : [{ kind: 'heading' as const, id: `h${at}`, text: headings[at] }]),
    { kind: 'question', id: `q${at}`, title: question.title, view: question.view },
  ])
  const pack: Pack = { title, about: '2024/25 · Almskolan', lead: 'Ingress.', blocks: [...before, ...blocks], generation: 41 }
  return {
    ...{ format: 'pdf', for: reader, language: 'sv', pack },
    asked: questions.map(({ view, answer: told }) =>
      'fault' in told ? told : { query: view.query, answer: Buffer.from(JSON.stringify(told)) as Buffer as Released<Buffer> },
    ),
    measures: heads.filter(({ name }) => questions.some(({ view }) => view.query.measures.includes(name))).map(described),
    labels: { stageYear: { 9: 'Årskurs 9' } },
    about: {
      ...{ name: 'Marianne Sjöholm', role: 'Verksamhetschef', municipality: 'Demokommun', demo: false },
      address: 'https://skolspegel.example/utforska?version=41',
    },
  }
}

export const pageOf = (...asked: Parameters<typeof taskOf>): Page => layOut(taskOf(...asked))

export const meritRows: Readonly<Record<string, Three>> = {
  Almskolan: [
    [236.4, 9],
    [214.1, 9],
    [225.2, 6],
  ],
  '=CMD(1)': ['hidden', [231, 9], [230, 8]],
  Björkskolan: ['missing', 'missing', 'missing'],
}
export const shareRows: Readonly<Record<string, Three>> = {
  Almskolan: [[0.84, 0.05], 'rough', [0.87, 0.03]],
  Björkskolan: [
    [0.71, 0.06],
    [0.755, 0.06],
    [0.73, 0.04],
  ],
}
export const meritQuestion: Question = {
  title: 'Meritvärde per skola',
  view: schoolsView('meritValue'),
  answer: schoolsAnswer(merit, meritRows, [
    [233.2, 4],
    [216.6, 4],
    [224.9, 3],
  ]),
}
export const shareQuestion: Question = {
  title: null,
  view: schoolsView('share'),
  answer: schoolsAnswer(share, shareRows, null),
}
export const pupilsQuestion: Question = {
  title: 'Elever',
  view: viewOf('pupils', { rows: 'school', series: 'sex' }),
  answer: schoolsAnswer(
    pupils,
    {
      Almskolan: [
        [1042, null],
        [998, null],
        [2040, null],
      ],
    },
    null,
  ),
}
/** Numbers of pupils that are summed up in a row of their own. */
export const summedQuestion: Question = {
  title: 'Elever med summa',
  view: viewOf('pupils', { rows: 'school' }),
  answer: {
    ...answer(pupils, [
      cell(pupils, { school: 'Almskolan' }, [1042, null]),
      cell(pupils, { school: 'Björkskolan' }, 'hidden'),
      cell(pupils, {}, [1360, null]),
    ]),
    ...{ sources: [file], generation: 41, catalogue: 'school-1' },
  },
}
/** Two measures side by side, by school, in a panel a stage year, held against the year before. */
export const panelsQuestion: Question = {
  title: null,
  view: {
    ...viewOf('meritValue', { rows: 'school', panels: 'stageYear', compare: [{ id: 'lastYear', shift: { schoolYear: -1 } }] }),
    query: {
      measures: ['meritValue', 'share'],
      by: ['school', 'stageYear'],
      where: [{ dimension: 'schoolYear', in: ['2024/25'] }],
      compare: [{ id: 'lastYear', shift: { schoolYear: -1 } }],
    },
  },
  answer: {
    ...answer(
      merit,
      ['6', '9'].flatMap((stageYear, nth) =>
        ['Almskolan', 'Björkskolan'].flatMap((school, at) => [
          cell(merit, { school, stageYear }, at === 1 && nth === 1 ? 'hidden' : [220.4 + 10 * at + nth, 6]),
          cell(share, { school, stageYear }, at === 0 && nth === 1 ? 'rough' : [0.9 - at / 20, 0.04]),
          cell(merit, { school, stageYear }, [215 + at, 6], 'lastYear'),
          cell(share, { school, stageYear }, 'hidden', 'lastYear'),
        ]),
      ),
      { stageYear: { 6: 'Årskurs 6', 9: 'Årskurs 9' } },
    ),
    ...{ measures: [merit, share], sources: [file], generation: 41, catalogue: 'school-1' },
  },
}
/** The same pupils in year 6 and in year 9. */
export const followedQuestion: Question = {
  title: null,
  view: followedView(),
  answer: {
    ...answer(
      share,
      ['6', '9'].flatMap((stageYear, at) => [
        cell(share, { stageYear, sex: 'female' }, [0.8 - at / 10, 0.03]),
        cell(share, { stageYear, sex: 'male' }, [0.7, 0.03]),
        cell(share, { stageYear }, [0.75 - at / 20, 0.02]),
      ]),
      { stageYear: { 6: 'Årskurs 6', 9: 'Årskurs 9' } },
    ),
    ...{ sources: [file], generation: 41, catalogue: 'school-1', cohort: { kept: 590, joined: 50, left: 'few' } },
  },
}

function followedView(): View {
  const where = [
    { dimension: 'schoolYear', in: ['2024/25'] },
    { dimension: 'stageYear', in: ['9'] },
  ]
  const view = viewOf('share', { rows: 'stageYear', series: 'sex', where })
  return { ...view, query: { ...view.query, cohort: { anchor: { stageYear: 6 } } } }
}

export const refusedQuestion: Question = {
  title: 'Klasser på en annan skola',
  view: schoolsView('meritValue'),
  answer: { fault: 'notPermitted', message: 'Din roll ger inte tillgång till klasser på en annan skola.' },
}
