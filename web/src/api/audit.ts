import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, post, withQuery } from './client'
import type { AuditChoices, AuditEntryView, AuditPage, AuditVerification } from './contracts'

/** What is asked of the audit log. It is not part of the live view: it is asked for when it is looked at. */

const AT_ONCE = 50

export const auditQuery = (filter: Record<string, string | undefined>) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) => get<AuditPage>(withQuery('/api/audit', { ...filter, before: pageParam, limit: AT_ONCE }), signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const auditEntryQuery = (seq: string) =>
  queryOptions({ queryKey: ['audit-entry', seq], queryFn: ({ signal }) => get<AuditEntryView>(`/api/audit/entries/${seq}`, signal), staleTime: Infinity })

export const auditChoicesQuery = queryOptions({ queryKey: ['audit-choices'], queryFn: ({ signal }) => get<AuditChoices>('/api/audit/choices', signal), staleTime: 60_000 })

export const auditVerificationQuery = queryOptions({
  queryKey: ['audit-verification'],
  queryFn: ({ signal }) => get<AuditVerification[]>('/api/audit/verification', signal),
})

export const verifyAudit = () => post<AuditVerification[]>('/api/audit/verification')
