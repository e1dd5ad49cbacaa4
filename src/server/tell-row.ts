// What a row of the log tells of, in plain words. Its question is JSON of several shapes, one for each thing that is noted.
import { z } from 'zod'
import {
  type AuditRow,
  type AuditSearch,
  AuditSearchSchema,
  FeedSchema,
  LoadReportSchema,
  QuerySchema,
  retentionClasses,
  retentionLabels,
  roles,
  SharedWithSchema,
  shareRights,
} from '../contract/index.ts'
import { formatDate, grantWords, logWords, reportWords, retentionWords, told, words } from '../picture/index.ts'
import { type Labels, tellQuestion } from './tell-question.ts'

/** `nameOf`: whose account an id is; null when nobody has it. */
export interface Naming {
  readonly labels: Labels
  readonly nameOf: (account: string) => string | null
}
type Tell = (question: unknown, naming: Naming, about: string | null) => string | null

/** Tells rows, alike ones once; null where kind, purpose and person say it all. */
export function openTeller(naming: Naming): (row: AuditRow) => string | null {
  const known = new Map<string, string | null>()
  return (row) => {
    const { kind, actor, about, question } = row
    const key = JSON.stringify([kind, about === actor, about, question])
    const found = known.get(key)
    if (found !== undefined) return found
    const sentence = tellRow(row, naming)
    known.set(key, sentence)
    return sentence
  }
}

function tellRow({ kind, actor, about, question }: AuditRow, naming: Naming): string | null {
  const asked = question === null ? null : parsed(question)
  const searched = kind === 'search' || kind === 'export'
  const sentence = asked === null ? null : (searched ? [...shapes, search] : shapes).reduce(firstOf(asked, naming, about), null)
  if (sentence !== null || about === null || about === actor) return sentence
  return placeOf(about) ?? (naming.nameOf(about) === null ? null : told.account(naming.nameOf(about) ?? ''))
}

const firstOf =
  (asked: unknown, naming: Naming, about: string | null) =>
  (found: string | null, tell: Tell): string | null =>
    found ?? tell(asked, naming, about)

// A row that an older version wrote in another way is shown as it stands.
function parsed(question: string): unknown {
  try {
    return JSON.parse(question)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function shape<T>(schema: z.ZodType<T>, tell: (value: T, naming: Naming, about: string | null) => string): Tell {
  return (question, naming, about) => {
    const read = schema.safeParse(question)
    return read.success ? tell(read.data, naming, about) : null
  }
}

const text = z.string()
const shapes: readonly Tell[] = [
  shape(QuerySchema, (query, { labels }) => tellQuestion(query, labels)),
  shape(
    QuerySchema.extend({ draft: z.unknown() }),
    ({ draft: _, ...query }, { labels }) => `${told.draft} ${tellQuestion(query, labels)}`,
  ),
  shape(
    z.strictObject({ class: text, schoolYear: text, note: text.nullable().default(null) }),
    ({ class: group, schoolYear, note }, { labels }) => told.list(labels.member('class', group), schoolYear, note),
  ),
  shape(
    z.strictObject({ left: z.array(z.strictObject({ class: z.enum(retentionClasses), rows: z.int(), files: z.int() })) }),
    ({ left }) =>
      left.length === 0
        ? retentionWords.nothing
        : `${words.list(left.map(({ class: name, rows, files }) => told.left(retentionLabels[name].label, rows, files)))}.`,
  ),
  shape(z.strictObject({ class: z.enum(retentionClasses), months: z.int() }), ({ class: name, months }) =>
    told.period(retentionLabels[name].label, months),
  ),
  shape(
    z.strictObject({
      role: z.enum(roles),
      school: text.nullable(),
      class: text.nullable(),
      subjects: z.array(text).nullable(),
      validFrom: text,
      validTo: text.nullable(),
    }),
    ({ role, school, class: group, subjects, validFrom, validTo }, { labels, nameOf }, about) => {
      const unit = group !== null ? labels.member('class', group) : school !== null ? labels.member('school', school) : null
      const scope = unit === null || subjects === null ? unit : `${unit} (${subjects.join(', ')})`
      const days = grantWords.days(formatDate(validFrom), validTo === null ? null : formatDate(validTo))
      const what = told.grant(words.roles[role], scope, days)
      const whose = about === null ? null : nameOf(about)
      return whose === null ? `${what}.` : told.whose(what, whose)
    },
  ),
  shape(z.strictObject({ with: SharedWithSchema, may: z.enum(shareRights).nullable() }), ({ with: shared, may }, { nameOf }) =>
    told.shared(
      shared.kind === 'role' ? reportWords.everyIn[shared.role] : (nameOf(shared.person) ?? logWords.someone(shared.person)),
      may,
    ),
  ),
  shape(z.strictObject({ version: z.int(), from: z.int().nullable() }), ({ version, from }) => told.saved(version, from)),
  shape(z.object({ title: text, version: z.int() }), ({ title, version }, _, about) => told.local(about ?? '', title, version)),
  shape(z.strictObject({ version: z.int() }), ({ version }, _, about) => told.local(about ?? '', null, version)),
  shape(z.strictObject({ given: z.int(), kept: z.int(), withdrawn: z.int() }), ({ given, kept, withdrawn }) =>
    told.replaced(given, kept, withdrawn),
  ),
  shape(
    z.strictObject({ load: z.int(), source: text, files: z.int(), rows: LoadReportSchema.shape.rows }),
    ({ load, source, files, rows }) =>
      told.load({ load, source: words.sources[source] ?? source, files, accepted: rows.accepted, rejected: rows.rejected }),
  ),
  shape(FeedSchema, ({ source, at, everyDays }) => told.feed({ source: words.sources[source] ?? source, at, everyDays })),
  shape(
    z.strictObject({ mailServer: text, on: z.boolean(), to: z.array(text), newPassword: z.boolean() }),
    ({ mailServer, on, to }) => told.mail(mailServer, on ? words.list(to) : null),
  ),
  shape(z.strictObject({ trialTo: text }), ({ trialTo }) => told.mailTrial(trialTo)),
  shape(z.strictObject({ source: text, file: text }), ({ source, file }) => told.uploaded(words.sources[source] ?? source, file)),
  shape(z.strictObject({ from: z.int(), to: z.int() }), ({ from, to }) => told.rollback(from, to)),
  shape(z.strictObject({ extract: text }), ({ extract: format }) => told.extract(format.toUpperCase())),
  shape(z.strictObject({ more: z.int() }), ({ more }) => told.refusedMore(more)),
  shape(z.strictObject({ address: text }), ({ address }) => told.address(address)),
  shape(z.object({ provider: text.nullable(), issuer: text }), ({ issuer }) => told.provider(issuer)),
  shape(z.strictObject({ rules: z.array(z.unknown()) }), ({ rules }) => told.rules(rules.length)),
]

const search = shape(AuditSearchSchema, tellSearch)

function tellSearch({ person, role, kind, from, to, text: wanted }: AuditSearch): string {
  const said = logWords
  const parts = [
    person === undefined ? null : told.chosen(said.person, `”${person}”`),
    role === undefined ? null : told.chosen(said.role, words.roles[role]),
    kind === undefined ? null : told.chosen(said.kind, said.kinds[kind]),
    from === undefined ? null : told.chosen(said.from, formatDate(from)),
    to === undefined ? null : told.chosen(said.to, formatDate(to)),
    wanted === undefined ? null : told.chosen(said.text, `”${wanted}”`),
  ].filter((part) => part !== null)
  return parts.length === 0 ? told.wholeLog : parts.map((part) => `${part}.`).join(' ')
}

/** What stands behind an address of ours: `POST /api/accounts/close` → ”Konton”. */
function placeOf(about: string): string | null {
  const [, place] = /^[A-Z]+ \/api\/([a-z-]+)/.exec(about) ?? []
  return place === undefined ? null : `${told.places[place] ?? about}.`
}
