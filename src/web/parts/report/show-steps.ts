import type { ReportContent } from '../../../contract/index.ts'

/** One step of a presentation. `block` null: the report's title. `heading`: what the step stands under. */
export interface Step {
  readonly block: string | null
  readonly heading: string | null
}

/** The title, then a block a step. A heading goes along with what follows it and is a step of its own only where nothing does. */
export function stepsOf({ blocks }: Pick<ReportContent, 'blocks'>): readonly Step[] {
  const steps: Step[] = [{ block: null, heading: null }]
  let heading: string | null = null
  for (const [at, { block }] of blocks.entries()) {
    if (block.kind !== 'heading') {
      steps.push({ block: block.id, heading })
      continue
    }
    heading = block.text
    const next = blocks[at + 1]?.block.kind
    if (next === undefined || next === 'heading') steps.push({ block: block.id, heading: null })
  }
  return steps
}
