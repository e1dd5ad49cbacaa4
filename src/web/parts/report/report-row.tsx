import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { ReportHead, ReportList } from '../../../contract/index.ts'
import { formatDate, reportWords } from '../../../picture/index.ts'
import { createReport, getReport, getReports, placeReport, recallReport, removeReport } from '../../report-api.ts'
import type { Act } from '../../screens/report-list.tsx'
import { Icon } from '../icons.tsx'
import { Going } from '../link.tsx'
import { addressOf } from './telling.ts'

const said = reportWords.list

interface RowParts {
  readonly report: ReportHead
  readonly folders: ReportList['folders']
  readonly csrf: string
  readonly act: (act: Act) => void
}

/** A report in the list: its name leads there, the star is one's own, and what more can be done stands in a menu. */
export function ReportRow({ report, folders, csrf, act }: RowParts) {
  const { id, title, favourite, notes } = report
  const place = { report: id, folder: report.folder, favourite }
  const put = (next: typeof place, told: string): void =>
    act({ act: () => placeReport(next, csrf), told, undo: () => placeReport(place, csrf) })
  return (
    <li className="row report-row">
      <div>
        <p className="row-name">
          <Going href={addressOf(id)}>{title}</Going>
        </p>
        <p className="quiet">{about(report)}</p>
        {notes === 0 ? null : <p className="report-notes">{said.notes(notes)}</p>}
      </div>
      <div className="row-acts">
        <Button
          className="icon-button star"
          aria-label={favourite ? said.unstar(title) : said.star(title)}
          aria-pressed={favourite}
          onPress={() => put({ ...place, favourite: !favourite }, said.starred(title, !favourite))}
        >
          <Icon name="star" />
        </Button>
        <MenuTrigger>
          <Button className="icon-button" aria-label={said.more(title)}>
            <Icon name="more" />
          </Button>
          <Popover className="picker menu" placement="bottom end">
            <Menu className="choices" aria-label={said.more(title)}>
              <MenuItem className="choice" onAction={() => act(copying(report, csrf))}>
                {said.copy}
              </MenuItem>
              {folders
                .filter((folder) => folder.id !== report.folder)
                .map((folder) => (
                  <MenuItem
                    key={folder.id}
                    className="choice"
                    onAction={() => put({ ...place, folder: folder.id }, said.moved(title, folder.name))}
                  >
                    {said.toFolder(folder.name)}
                  </MenuItem>
                ))}
              {report.folder === null ? null : (
                <MenuItem className="choice" onAction={() => put({ ...place, folder: null }, said.moved(title, null))}>
                  {said.outOfFolder}
                </MenuItem>
              )}
              {report.may === 'own' ? (
                <MenuItem
                  className="choice"
                  onAction={() =>
                    act({ act: () => removeReport(id, csrf), told: said.wasRemoved(title), undo: () => recallReport(id, csrf) })
                  }
                >
                  {said.remove}
                </MenuItem>
              ) : null}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
    </li>
  )
}

function about({ may, owner, changedAt, changedBy, shares }: ReportHead): string {
  const day = formatDate(changedAt)
  const by = changedBy.id === owner.id && may === 'own' ? said.changedByYou(day) : said.changed(day, changedBy.name)
  return [
    may === 'own' ? null : said.madeBy(owner.name),
    by,
    shares > 0 ? said.sharedWith(shares) : null,
    may === 'edit' ? said.mayEdit : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

function copying({ id, title }: ReportHead, csrf: string): Act {
  let copy: string | null = null
  return {
    act: async () => {
      const { content } = await getReport(id, csrf)
      copy = (await createReport({ ...content, title: said.copyOf(content.title).slice(0, 200) }, csrf)).id
      return getReports()
    },
    told: said.copied(title),
    undo: () => (copy === null ? getReports() : removeReport(copy, csrf)),
  }
}
