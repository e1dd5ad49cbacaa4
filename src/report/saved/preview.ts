// What another reader would see of a report, for those who may change it.
import { type Actor, type Catalogue, Fault, type PreviewAs, type ReportPreview, roleNames } from '../../contract/index.ts'
import { blockFor, grantWords, openingChoice, words } from '../../picture/index.ts'
import { catalogueFor, previewAs } from '../../privacy/index.ts'
import { changeableBy } from './rights.ts'
import { readerNamed } from './sharing.ts'
import type { Shelf } from './shelf.ts'

interface Reader {
  readonly actor: Required<Actor>
  /** in Swedish */
  readonly about: string
  /** as the log names the reader */
  readonly noted: string
}

/**
 * The report as the reader would open it, question by question. Each is asked as the reader and as the one who looks and is noted as the latter's
 * (`privacy.previewAs`). Faults unknownReport, reportReadOnly, reportPartGone (no such reader).
 */
export async function previewReport(
  shelf: Shelf,
  actor: Actor,
  id: string,
  as: PreviewAs,
  leaving: AbortSignal,
): Promise<ReportPreview> {
  const { report } = changeableBy(shelf, id, actor)
  const content = shelf.reports.content(id, report.version)
  if (content === null) throw new Error(`report ${id} lacks its version ${report.version}`)
  const { actor: reader, about, noted } = await readerOf(shelf, actor, as)
  const choice = openingChoice(content, reader)
  const blocks: ReportPreview['blocks'] = []
  // one at a time: a preview waits so that those who read do not
  for (const placed of content.blocks) {
    const block = blockFor(placed, choice)
    if (block.kind !== 'question') continue
    const seen = await previewAs(block.view.query, { reader, looker: actor, about: noted }, shelf.door, { leaving })
    blocks.push({ block: block.id, ...seen })
  }
  return { about, choice, blocks }
}

/** A role with a school or class that the one who looks may name: others are refused alike, whether they exist or not. */
async function readerOf(shelf: Shelf, looker: Actor, as: PreviewAs): Promise<Reader> {
  if (as.kind === 'person') {
    const { id, name, role, scope, groups, about } = readerNamed(shelf, as.person)
    return { actor: { id, name, role, scope, groups }, about: `${name}, ${about}`, noted: id }
  }
  const { role } = as
  const nobody = { id: `role:${role}`, name: roleNames[role], role, scope: [], groups: [] }
  if (role === 'principal') {
    const label = labelOf(await catalogueFor(looker, shelf.door), 'school', as.school)
    return { actor: { ...nobody, scope: [as.school] }, about: grantWords.held.principalOf(label), noted: `${role}:${as.school}` }
  }
  if (role === 'teacher') {
    const catalogue = await catalogueFor(looker, shelf.door)
    const [school = '', name = ''] = as.class.split(':')
    labelOf(catalogue, 'class', as.class)
    const from = catalogue.dimensions.find((dimension) => dimension.name === 'schoolYear')?.members.at(-1)?.id ?? ''
    const about = grantWords.held.teacherOf(grantWords.held.group(name, labelOf(catalogue, 'school', school), null))
    return { actor: { ...nobody, groups: [{ class: as.class, subjects: null, from }] }, about, noted: `${role}:${as.class}` }
  }
  return { actor: nobody, about: words.roles[role], noted: role }
}

/** Fault reportPartGone for what the catalogue does not name. */
function labelOf({ dimensions }: Catalogue, dimension: string, id: string): string {
  const found = dimensions.find(({ name }) => name === dimension)?.members.find((member) => member.id === id)
  if (found === undefined) throw new Fault('reportPartGone', { what: 'reader' })
  return found.label
}
