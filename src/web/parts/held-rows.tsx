import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Rejects } from '../../contract/index.ts'
import { feedWords, formatNumber } from '../../picture/index.ts'
import { getRejects, getRejectsFile } from '../feed-api.ts'
import { saveFile } from '../save-file.ts'
import { Trouble } from './form.tsx'
import { Problem } from './notice.tsx'
import { ChartSkeleton } from './skeleton.tsx'

const said = feedWords

/** The rows that a load held back, opened on demand: identifiers masked, and all of them as a file for the school. */
export function HeldRows({ load, count, csrf }: { readonly load: number; readonly count: number; readonly csrf: string }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="held">
      <Button className="link-button" aria-expanded={open} onPress={() => setOpen(!open)}>
        {open ? said.close : said.held(count)}
      </Button>
      {open ? <Held load={load} csrf={csrf} /> : null}
    </div>
  )
}

function Held({ load, csrf }: { readonly load: number; readonly csrf: string }) {
  const held = useQuery({ queryKey: ['rejects', load], queryFn: () => getRejects(load, csrf) })
  const saving = useMutation({
    mutationFn: () => getRejectsFile(load, csrf),
    onSuccess: ({ name, csv }) => saveFile({ name, text: csv }),
  })
  if (held.isError) return <Problem problem={held.error} title={said.heldProblem} retry={() => held.refetch()} />
  if (held.data === undefined) return <ChartSkeleton height={120} />
  const { rejects, all } = held.data
  return (
    <>
      <p className="quiet">{said.heldAdvice}</p>
      <HeldTable rejects={rejects} load={load} />
      {rejects.length < all ? <p className="quiet">{said.heldFirst(rejects.length, formatNumber(all))}</p> : null}
      <Trouble problem={saving.error} title={said.heldProblem} />
      <Button className="button" onPress={() => saving.mutate()}>
        {said.download}
      </Button>
    </>
  )
}

function HeldTable({ rejects, load }: { readonly rejects: Rejects['rejects']; readonly load: number }) {
  const { heldColumns: heads } = said
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="scroll loads" aria-label={said.heldOf(load)} tabIndex={0}>
      <table className="left">
        <thead>
          <tr>
            {[heads.file, heads.line, heads.column, heads.value, heads.reason].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rejects.map(({ file, line, column, value, check, reason }) => (
            <tr key={[file, line, column, check].join()}>
              <td>{file}</td>
              <td className="number">{line}</td>
              <td>{column}</td>
              <td>{value}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
