import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Command, dataOption, helpOf, helpOfAll, jsonOption, readInput, wholeNumber } from '../../src/server/command.ts'
import { inLanguage } from '../../src/server/language.ts'
import { commands } from '../../src/server/main.ts'

const command: Command = {
  name: 'rollback',
  options: [dataOption, jsonOption],
  most: 1,
  run: async () => 0,
}

test('options with and without values are read wherever they stand', () => {
  const input = readInput(command, ['--json', 'a.txt', '--data', '/srv/data'])
  assert.deepEqual(input.positionals, ['a.txt'])
  assert.equal(input.text('data'), '/srv/data')
  assert.equal(input.has('json'), true)
  assert.equal(readInput(command, ['--data=/srv/data']).text('data'), '/srv/data')
  assert.equal(readInput(command, []).text('data'), undefined)
  assert.equal(readInput(command, []).has('json'), false)
})

test('a single dash is an argument: standard input', () => {
  assert.deepEqual(readInput(command, ['-']).positionals, ['-'])
})

test('an unknown option is named with the nearest one', () => {
  assert.throws(() => readInput(command, ['--jsn']), {
    code: 'unknownOption',
    message: 'Kommandot rollback har inget val ”--jsn”. Menade du ”--json”?',
  })
  assert.throws(() => readInput(command, ['--colour']), { message: 'Kommandot rollback har inget val ”--colour”.' })
  assert.throws(() => readInput(command, ['-x']), { code: 'unknownOption' })
})

test('an option without its value, a value it does not take and an argument too many are told', () => {
  assert.throws(() => readInput(command, ['--data']), { code: 'missingArgument' })
  assert.throws(() => readInput(command, ['--data=']), { code: 'missingArgument' })
  assert.throws(() => readInput(command, ['--data', '--json']), { code: 'missingArgument' })
  assert.throws(() => readInput(command, ['--json=yes']), { code: 'invalidOption' })
  assert.throws(() => readInput(command, ['a', 'b']), {
    code: 'surplusArgument',
    message: 'Kommandot rollback tar inte emot ”b”. Kör skolspegel rollback --help.',
  })
})

test('a whole number is 1 or more', () => {
  assert.equal(wholeNumber('load', '41'), 41)
  for (const text of ['0', '-1', '1.5', 'x', '', '1e3']) {
    assert.throws(() => wholeNumber('load', text), { code: 'invalidOption' }, text)
  }
})

test('the help of a command names its arguments, what it does and every option', () => {
  const help = helpOf(command)
  for (const part of ['skolspegel rollback VERSION', 'Går tillbaka till en tidigare version', '--data MAPP', '--json', '--help'])
    assert.ok(help.includes(part), part)
})

test('the list of commands tells each in one line', () => {
  assert.match(helpOfAll([command]), /^ {2}rollback VERSION {2}Går tillbaka .*$/m)
})

test('every command and option has its words in both languages', () => {
  for (const language of ['sv', 'en'] as const)
    inLanguage(language, () => {
      for (const each of commands) for (const { name } of each.options) assert.match(helpOf(each), new RegExp(`--${name} .*\\S`))
    })
  assert.match(
    inLanguage('en', () => helpOf(command)),
    /Goes back to an earlier version.*--data FOLDER/s,
  )
})
