import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Report, ReportContent } from '../../../contract/index.ts'
import { reportWords } from '../../../picture/index.ts'
import { go } from '../../place.ts'
import { createReport, getReport, removeReport, restoreReport, saveReport } from '../../report-api.ts'
import { type Drafted, dropDraft } from './draft.ts'
import { addressOf, type ReportPageParts } from './telling.ts'

const said = reportWords.editing

type Sending = 'save' | 'copy' | 'onTop' | 'takeLatest'

interface SavingParts extends ReportPageParts {
  /** null: not saved yet */
  readonly report: Report | null
  readonly role: string
  readonly key: string
  readonly draft: Drafted
}

/** Saves the draft: as it is, as a copy, or on top of what another has saved meanwhile; or takes that in. */
export function useSaving({ report, role, csrf, tell, key, draft }: SavingParts) {
  const client = useQueryClient()
  const { base, content, rebase, undo } = draft
  const keep = (saved: Report): void => {
    dropDraft(key)
    client.setQueryData(['report', saved.id, role], saved)
    void client.invalidateQueries({ queryKey: ['reports'] })
    go(addressOf(saved.id))
  }
  const create = async (told: ReportContent): Promise<void> => {
    const made = await createReport(told, csrf)
    keep(made)
    const forget = () => void client.invalidateQueries({ queryKey: ['reports'] })
    tell({
      told: said.made,
      undo: () => {
        void removeReport(made.id, csrf).then(forget)
        go('/rapporter')
      },
    })
  }
  const update = async (id: string, from: number): Promise<void> => {
    const saved = await saveReport(id, from, content, csrf)
    keep(saved)
    const back = async (): Promise<void> => keep(await restoreReport(id, saved.version, from, csrf))
    tell({
      told: said.saved(saved.version),
      undo: () => void back().catch(() => client.invalidateQueries({ queryKey: ['report', id] })),
    })
  }
  const saving = useMutation({
    mutationFn: async (way: Sending): Promise<void> => {
      if (report === null || base === null) return create(content)
      if (way === 'copy') return create({ ...content, title: reportWords.list.copyOf(content.title).slice(0, 200) })
      if (way === 'save') return update(report.id, base)
      const latest = await getReport(report.id, csrf)
      if (way === 'onTop') return update(report.id, latest.version)
      rebase(latest.version, latest.content)
      tell({ told: said.tookLatest, undo })
    },
  })
  return { saving, send: saving.mutate }
}
