// A disk that is full at one moment after the other of a load: a small file system in memory, filled up to less and less room.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../src/contract/index.ts'
import { startLoad } from './attempt.ts'
import { askAlone } from './readers.ts'
import type { Tally } from './tally.ts'
import { settleTown } from './town.ts'
import { correctedSpring } from './variant.ts'

// room left, in KiB: from nothing at all to somewhat less than a load needs
const rooms = [0, 4, 64, 256, 512, 1024, 2048, 3072, 4096, 6144, 8192, 12_288, 16_384, 24_576]

export async function fullDisk(tally: Tally, say: (line: string) => void): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    tally.tell(
      'full disk',
      'not tried here: it takes Linux and the right to mount a small file system (test/load/crash.test.ts tries /dev/full)',
    )
    return
  }
  const town = await settleTown({ scale: 1, from: 2023 }, say)
  const mount = join(town.folder, 'disk')
  mkdirSync(mount)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', mount])
  try {
    const data = join(mount, 'data')
    cpSync(town.data, data, { recursive: true })
    rmSync(join(data, 'demo.json'))
    const before = await askAlone(data)
    const [load] = correctedSpring(town.files, town.manifest).loads
    const files = (load?.files ?? []).map((file) => join(town.files, file))
    let refused = 0
    const wrong: string[] = []
    for (const room of rooms) {
      fill(mount, room)
      const attempt = startLoad(data, files)
      const report = await attempt.ended
      rmSync(join(mount, 'filler'), { force: true })
      if (report?.status === 'published') break
      const told = attempt.said().includes(new Fault('diskFull', {}).message)
      const now = await askAlone(data)
      const same = now.generation === before.generation && now.answers.join() === before.answers.join()
      const left = existsSync(join(data, 'staging')) ? readdirSync(join(data, 'staging')).length : 0
      refused++
      if (!told || !same || left > 0)
        wrong.push(`${room} KiB: ${same ? '' : 'figures changed, '}${left} left behind, said: ${attempt.said().trim()}`)
      say(`  ${room} KiB left: refused${told ? ' with the message' : ''}, figures ${same ? 'as before' : 'CHANGED'}`)
    }
    tally.mustBe(
      'loads on a full disk',
      refused > 3 && wrong.length === 0,
      `${refused} refused, ${wrong.length} otherwise than they should${wrong.map((line) => `; ${line}`).join('')}`,
    )
    const again = await startLoad(data, files).ended
    tally.mustBe('the same load once there is room', again !== null && again.status !== 'stopped', again?.status ?? 'no report')
  } finally {
    execFileSync('umount', [mount])
    town.remove()
  }
}

/** Fills the file system until `room` KiB are left. */
function fill(mount: string, room: number): void {
  const { bavail, bsize } = statfsSync(mount)
  const bytes = bavail * bsize - room * 1024
  if (bytes > 0) writeFileSync(join(mount, 'filler'), Buffer.alloc(bytes))
}
