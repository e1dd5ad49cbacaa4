// What a note can point at in a question's answer, and what a note that points somewhere is called.
import type { Answer, Catalogue, Figure, View } from '../../../contract/index.ts'
import { gridsOf, reportWords, rowsOf } from '../../../picture/index.ts'
import { labelOf } from '../../choice.ts'

export interface Target {
  readonly id: string
  readonly label: string
  /** null: the whole part */
  readonly figure: Figure | null
}

const most = 120

/** The whole part, its rows, and each row's series. */
export function targetsOf(view: View, answer: Answer, catalogue: Catalogue): readonly Target[] {
  const whole: Target = { id: '', label: reportWords.noting.wholePart, figure: null }
  const figures = gridsOf(view, answer).flatMap(({ member, grid }) =>
    rowsOf(grid)
      .filter(({ kind }) => kind === 'part')
      .flatMap((row) => {
        const keys: Record<string, string> = {}
        if (view.panels !== null && member !== null) keys[view.panels] = member
        if (view.rows !== null) keys[view.rows] = row.id
        const { series } = view
        const parts = series === null ? [] : grid.series.map(({ id }) => ({ ...keys, [series]: id }))
        return [keys, ...parts].map((each) => ({ measure: grid.head.name, keys: each }))
      }),
  )
  const told = figures.filter(({ keys }) => Object.keys(keys).length > 0).slice(0, most)
  return [whole, ...told.map((figure) => ({ id: JSON.stringify(figure), label: sayFigure(figure, catalogue), figure }))]
}

/** `9B, Flickor` */
export const sayFigure = ({ keys }: Figure, catalogue: Catalogue): string =>
  Object.entries(keys)
    .map(([dimension, id]) => labelOf(catalogue, dimension, id))
    .join(', ')
