import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { swedishIn } from './in-code.ts'
import { isWordFile } from './pairs.ts'

const root = new URL('../../', import.meta.url).pathname

/** Swedish that is no word for people, or that is theirs whatever language they read: all of a file, or these literals. */
const known: Readonly<Record<string, true | readonly string[]>> = {
  // headings and words of the files that systems deliver
  'src/load/sources/attendance-columns.ts': true,
  'src/load/sources/national-tests-columns.ts': true,
  'src/load/sources/national-tests-row.ts': true,
  'src/load/sources/roster-columns.ts': true,
  'src/load/sources/roster-duties.ts': true,
  'src/load/sources/roster-enrolments.ts': true,
  'src/load/sources/roster-units.ts': true,
  'src/load/sources/survey-answers-columns.ts': true,
  'src/load/sources/survey-answers-row.ts': true,
  'src/load/sources/survey-answers.ts': ['Enkät'],
  'src/load/sources/scb-columns.ts': [' (språk)'],
  'src/server/grants/duties.ts': true,
  'src/server/grants/file.ts': true,
  // names that the demo's municipality has given, and schools that nobody goes to
  'src/picture/words/made-up-schools.ts': true,
  'src/server/local/demo-groups.ts': true,
  // passwords that people choose
  'src/server/accounts/common-words.ts': true,
  'src/server/accounts/password-rule.ts': ['abcdefghijklmnopqrstuvwxyzåäö', 'qwertyuiopåasdfghjklöäzxcvbnm'],
  // a code that the log keeps
  'src/privacy/disclose.ts': ['uppföljning'],
  // addresses, the same in both languages so that a link can be sent to anyone
  'src/picture/templates.ts': ['flickor-och-pojkar', 'min-klass'],
  'src/web/app.tsx': ['/elever'],
  'src/web/pages.ts': ['/elever'],
  'src/web/choice-address.ts': ['alla', 'inget', 'namn'],
  'src/web/choice.ts': ['skola', 'klass'],
  'src/web/parts/question-bar.tsx': ['alla', 'utan-osakerhet'],
  'src/web/parts/report/reading-choice.ts': ['skola', 'alla'],
  'src/web/screens/start.tsx': ['alla'],
}

const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((name) => !isWordFile(name))
const swedishOf = (name: string): readonly string[] => swedishIn(name, readFileSync(root + name, 'utf8'))

test('no word for people stands in code: all are in files of words, one a language', () => {
  assert.ok(files.length > 500, `${files.length} files read`)
  const found = files.flatMap((name) => {
    const left = known[name] ?? []
    return left === true
      ? []
      : swedishOf(name)
          .filter((text) => !left.includes(text))
          .map((text) => `${name}: ${text}`)
  })
  assert.deepEqual(found, [])
})

test('every exception is still there', () => {
  const gone = Object.entries(known).flatMap(([name, left]) => {
    const there = files.includes(name) ? swedishOf(name) : []
    return left === true ? (there.length > 0 ? [] : [name]) : left.filter((text) => !there.includes(text))
  })
  assert.deepEqual(gone, [])
})
