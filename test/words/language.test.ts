import assert from 'node:assert/strict'
import { test } from 'node:test'
import { language, locale, spoken } from '../../src/contract/index.ts'
import { inLanguage, languageAsked, languageChosen } from '../../src/server/language.ts'

const sv = { hello: 'Hej', deep: { many: (count: number) => `${count} filer`, list: ['en', 'två'] } } as const
const en = { hello: 'Hello', deep: { many: (count: number) => `${count} files`, list: ['one', 'two'] } } as const

test('words taken early are told in the language that is spoken late', () => {
  const words = spoken(sv, en)
  const { deep } = words
  assert.equal(deep, words.deep)
  assert.deepEqual([words.hello, deep.many(2), deep.list[1]], ['Hej', '2 filer', 'två'])
  inLanguage('en', () => assert.deepEqual([words.hello, deep.many(2), deep.list[1]], ['Hello', '2 files', 'two']))
  assert.deepEqual(Object.keys(deep), ['many', 'list'])
  assert.ok(Object.hasOwn(deep, 'many') && 'list' in deep && !Object.hasOwn(deep, 'few'))
  inLanguage('en', () => assert.deepEqual({ ...deep }.list, ['one', 'two']))
})

test('two who are answered at once are each answered in their own language', async () => {
  const told = async (): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return `${language()} ${locale()}`
  }
  assert.deepEqual(await Promise.all([inLanguage('en', told), inLanguage('sv', told), told()]), [
    'en en-GB',
    'sv sv-SE',
    'sv sv-SE',
  ])
})

test('the language asked for is the best of ours, else Swedish', () => {
  const asked = (header: string | undefined) =>
    languageAsked({ headers: header === undefined ? {} : { 'accept-language': header } })
  const cases: readonly (readonly [string | undefined, string])[] = [
    [undefined, 'sv'],
    ['', 'sv'],
    ['en', 'en'],
    ['sv', 'sv'],
    ['en-US,en;q=0.9,sv;q=0.8', 'en'],
    ['en;q=0.2, sv-SE;q=0.9', 'sv'],
    ['fi, de;q=0.5', 'sv'],
    ['fi, en;q=0.5', 'en'],
    ['en;q=0', 'sv'],
    ['*', 'sv'],
    ['EN-gb', 'en'],
    ['en; drop table', 'sv'],
  ]
  for (const [header, expected] of cases) assert.equal(asked(header), expected, header)
})

test('the language chosen is the cookie’s, and Swedish where there is none or another', () => {
  const chosen = (cookies: Record<string, string>) => languageChosen({ cookies })
  assert.deepEqual(
    [{ 'skolspegel-language': 'en' }, { 'skolspegel-language': 'sv' }, { 'skolspegel-language': 'fi' }, {}].map(chosen),
    ['en', 'sv', 'sv', 'sv'],
  )
})
