import { Fault } from '../contract/index.ts'
import { recover } from '../load/index.ts'
import { firstStart } from './accounts/first-start.ts'
import { appDefaults, buildApp } from './app.ts'
import type { Configuration } from './configuration.ts'
import { openHouse } from './house.ts'
import { builder } from './loading.ts'
import { makeDemo, wantsDemo } from './make-demo.ts'

export interface RunningServer {
  /** where a browser finds it: `http://localhost:4080` */
  readonly address: string
  /** Lets requests under way end, writes the audit, closes the files. */
  readonly close: () => Promise<void>
}

/**
 * Makes the folder right after whatever ended the last run, makes the demo municipality in an empty one (unless
 * `demo` is false), and serves it.
 * `say` hears of progress in Swedish. Faults portTaken and those of recovery.
 */
export async function startServer(
  configuration: Configuration,
  say: (line: string) => void,
  demo = true,
): Promise<RunningServer> {
  const { data, port, host, inbox = null } = configuration
  if (demo && wantsDemo(data)) await makeDemo(data, say)
  else await recover(data, { builder, log: say })
  const house = openHouse(data, { inbox })
  try {
    const app = await buildApp(house, appDefaults)
    const listening = await app.listen({ port, host }).catch((error: unknown) => {
      throw isTaken(error) ? new Fault('portTaken', { port }) : error
    })
    const close = async (): Promise<void> => {
      await app.close()
      await house.close()
    }
    const address = addressOf(listening)
    house.runs.start()
    for (const line of firstStart(house, address)) say(line)
    return { address, close }
  } catch (error) {
    await house.close()
    throw error
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** `http://127.0.0.1:4080` → what people write: `http://localhost:4080`. */
function addressOf(listening: string): string {
  return listening.replace('127.0.0.1', 'localhost').replace('0.0.0.0', 'localhost').replace('[::]', 'localhost')
}
