import { type Command, dataOption } from '../command.ts'
import { readConfiguration } from '../configuration.ts'
import { startServer } from '../start-server.ts'

export const startCommand: Command = {
  name: 'start',
  usage: '',
  about: 'Startar Skolspegel. I en tom datamapp skapas demokommunen först.',
  options: [
    dataOption,
    { name: 'port', value: 'PORT', about: 'porten (annars PORT, annars 4080)' },
    { name: 'host', value: 'ADRESS', about: 'adressen att lyssna på (annars SKOLSPEGEL_HOST, annars bara den här datorn)' },
    { name: 'no-demo', value: null, about: 'skapa inte demokommunen i en tom mapp' },
  ],
  most: 0,
  run: async (input, terminal) => {
    const wishes = { data: input.text('data'), port: input.text('port'), host: input.text('host') }
    const configuration = readConfiguration(wishes, terminal.environment, terminal.folder)
    // A signal during start-up ends the process as it stands: a load cut off is made good at the next start.
    const server = await startServer(configuration, (line) => terminal.out(`${line}\n`), !input.has('no-demo'))
    const stopped = terminal.stopped()
    terminal.out(`Skolspegel finns på ${server.address}\n`)
    await stopped
    await server.close()
    return 0
  },
}
