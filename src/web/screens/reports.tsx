import { useCallback, useEffect, useRef, useState } from 'react'
import type { Person } from '../../contract/index.ts'
import { templatesFor } from '../../picture/index.ts'
import type { Change } from '../parts/toast.tsx'
import { Toast } from '../parts/toast.tsx'
import { usePlace } from '../place.ts'
import { ReportEditPage } from './report-edit.tsx'
import { ReportListPage } from './report-list.tsx'
import { ReportReadPage } from './report-read.tsx'
import { ReportSharePage } from './report-share.tsx'
import { ReportShowPage } from './report-show.tsx'
import { TemplatePage } from './report-template.tsx'
import { ReportVersionsPage } from './report-versions.tsx'
import { UnknownPage } from './unknown.tsx'
import '../styles/reports.css'

/** All pages of reports. What was changed on one can be taken back on the next. */
export function ReportsPage({ person, csrf }: { readonly person: Person; readonly csrf: string }) {
  const { pathname } = usePlace()
  const [change, tell] = useState<Change | null>(null)
  const close = useCallback(() => tell(null), [])
  useTop(pathname)
  return (
    <>
      <At pathname={pathname} person={person} csrf={csrf} tell={tell} />
      <Toast change={change} close={close} />
    </>
  )
}

/** Another page is read from its top, and what had the focus is gone with the page before. */
function useTop(pathname: string): void {
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}

interface AtParts {
  readonly pathname: string
  readonly person: Person
  readonly csrf: string
  readonly tell: (change: Change | null) => void
}

function At({ pathname, person, csrf, tell }: AtParts) {
  const [, , first = '', second = ''] = pathname.split('/')
  const parts = { person, csrf, tell }
  if (first === '') return <ReportListPage {...parts} />
  if (first === 'mall') {
    const template = templatesFor(person).find(({ id }) => id === second)
    return template === undefined ? <UnknownPage figures /> : <TemplatePage key={template.id} template={template} {...parts} />
  }
  if (first === 'ny') return <ReportEditPage key="new" id={null} {...parts} />
  if (second === 'andra') return <ReportEditPage key={first} id={first} {...parts} />
  if (second === 'dela') return <ReportSharePage key={first} id={first} {...parts} />
  if (second === 'visa') return <ReportShowPage key={first} id={first} {...parts} />
  if (second === 'versioner') return <ReportVersionsPage key={first} id={first} {...parts} />
  return second === '' ? <ReportReadPage key={first} id={first} {...parts} /> : <UnknownPage figures />
}
