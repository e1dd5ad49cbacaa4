import { Fault, type RetentionReport, retentionClasses, retentionLabels } from '../../contract/index.ts'
import { formatNumber, retentionWords } from '../../picture/index.ts'
import { classNamed } from '../../store/index.ts'
import { type Command, dataOption, jsonOption, wholeNumber } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { openHouse } from '../house.ts'
import { builder } from '../loading.ts'
import { decidePeriod, runRetention } from '../retention.ts'
import { alignColumns } from '../telling.ts'
import { commandWords } from '../words/commands.ts'

export const retentionCommand: Command = {
  name: 'retention',
  options: [
    { name: 'apply', takes: true },
    { name: 'set', takes: true },
    { name: 'months', takes: true },
    dataOption,
    jsonOption,
  ],
  most: 0,
  run: async (input, terminal) => {
    const data = dataFolder(input.text('data'), terminal.environment, terminal.folder)
    const name = input.text('set')
    if (name !== undefined) await setTime(data, name, input.text('months'))
    const effects = { builder, clock: () => new Date(), log: (line: string) => terminal.error(`${line}\n`) }
    const report = await runRetention({ data, actor: 'system', confirmed: input.text('apply') ?? null }, effects)
    terminal.out(input.has('json') ? `${JSON.stringify(report)}\n` : tellRetention(report))
    return 0
  },
}

async function setTime(data: string, name: string, months: string | undefined): Promise<void> {
  const known = classNamed(name)
  if (known === null) throw new Fault('invalidOption', { name: 'set', value: name, expected: retentionClasses.join(', ') })
  if (months === undefined) throw new Fault('missingArgument', { what: '--months N', command: 'retention --set' })
  const house = openHouse(data)
  try {
    decidePeriod(house, known, wholeNumber('months', months), { id: 'system', role: null })
  } finally {
    await house.close()
  }
}

function tellRetention({ applied, parts }: RetentionReport): string {
  const past = parts.filter(({ rows, files }) => rows + files > 0)
  if (past.length === 0) return `${retentionWords.nothing}\n`
  const lines = past.map(({ class: name, months, before, rows, files, oldest, newest }) => [
    retentionLabels[name].label,
    retentionWords.period(months),
    before.slice(0, 10),
    formatNumber(rows),
    formatNumber(files),
    oldest?.slice(0, 10) ?? '',
    newest?.slice(0, 10) ?? '',
  ])
  return [
    applied ? retentionWords.applied : retentionWords.dryRun,
    alignColumns([commandWords.retention.heading, ...lines], new Set([3, 4])),
    ...past.flatMap(({ remarks }) => remarks),
    ...(applied ? [] : [retentionWords.apply(retentionWords.confirm)]),
    '',
  ].join('\n')
}
