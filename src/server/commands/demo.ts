import { type Command, dataOption, jsonOption } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { makeDemo } from '../make-demo.ts'
import { commandWords } from '../words/commands.ts'

export const demoCommand: Command = {
  name: 'demo',
  options: [dataOption, jsonOption],
  most: 0,
  run: async (input, terminal) => {
    const data = dataFolder(input.text('data'), terminal.environment, terminal.folder)
    const demo = await makeDemo(data, (line) => terminal.error(`${line}\n`))
    terminal.out(input.has('json') ? `${JSON.stringify(demo)}\n` : `${commandWords.demo.made(demo.municipality, data)}\n`)
    return 0
  },
}
