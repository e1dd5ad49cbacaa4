import { listLoads } from '../../load/index.ts'
import { type Command, dataOption, jsonOption } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { tellLoads } from '../telling.ts'

export const loadsCommand: Command = {
  name: 'loads',
  options: [dataOption, jsonOption],
  most: 0,
  run: async (input, terminal) => {
    const loads = listLoads(dataFolder(input.text('data'), terminal.environment, terminal.folder))
    terminal.out(input.has('json') ? `${JSON.stringify({ loads })}\n` : tellLoads(loads))
    return 0
  },
}
