import { filledOf, schemaVersion, type Writer } from '../../warehouse/index.ts'
import type { BuildPlan } from '../plan.ts'
import { makeAttendance } from './attendance.ts'
import { copySources } from './copy.ts'
import { makeDimensions } from './dimensions.ts'
import { makeFacts } from './facts.ts'
import { logicalHash } from './logical-hash.ts'
import { makeSurveys } from './surveys.ts'
import { makeTests } from './tests.ts'

/** Fills an empty generation: source rows, dimensions, facts, and the row that says which generation it is. */
export async function buildGeneration(writer: Writer, plan: BuildPlan): Promise<void> {
  await copySources(writer, plan)
  await makeDimensions(writer, plan.builtAt)
  await makeFacts(writer)
  const filled = await filledOf(writer, ['src_test', 'src_lesson', 'src_answer', 'src_invitation'])
  if (filled.has('src_test')) await makeTests(writer)
  if (filled.has('src_lesson')) await makeAttendance(writer)
  if (filled.has('src_answer') || filled.has('src_invitation')) await makeSurveys(writer)
  await writer.run('insert into generation values (?, ?, ?, ?, ?, ?, ?)', [
    plan.generation,
    schemaVersion,
    plan.ruleVersion,
    plan.catalogueVersion,
    plan.builtAt,
    plan.ledgerSequence,
    await logicalHash(writer),
  ])
}
