import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { alertsSeenQuery, saveAlertsSeen, type AlertsSeen } from '@/api/account'
import { activityQuery } from '@/api/queries'
import { useSession } from '@/lib/session'
import { useChoices } from '@/settings/choices'
import { alertsOf, categoryOf, unsettled, wantsNod } from './categories'
import { play } from './sounds'

const NONE: AlertsSeen = { seenUntil: null, acknowledged: [] }
/** One sound for what comes at once. */
const QUIET_MS = 1500

/** Alerts of the workspace, newest first, and what has been seen of them on whichever device. */
export function useAlerts() {
  const { may } = useSession()
  const queryClient = useQueryClient()
  const { choices } = useChoices()
  const { data: lines } = useQuery({ ...activityQuery(null), enabled: may('bots.view') })
  const { data: seen = NONE, isSuccess } = useQuery(alertsSeenQuery)
  const alerts = useMemo(() => alertsOf(lines ?? [], choices.silenced), [lines, choices.silenced])
  const open = useMemo(() => (isSuccess ? unsettled(alerts, seen.seenUntil, seen.acknowledged) : []), [alerts, seen, isSuccess])
  const { mutate } = useMutation({ mutationFn: saveAlertsSeen })
  const save = useCallback(
    (next: AlertsSeen) => {
      queryClient.setQueryData(alertsSeenQuery.queryKey, next)
      mutate(next)
    },
    [queryClient, mutate],
  )
  const look = useCallback(() => {
    const newest = alerts[0]?.at
    if (newest && (seen.seenUntil === null || Date.parse(newest) > Date.parse(seen.seenUntil))) save({ ...seen, seenUntil: newest })
  }, [alerts, seen, save])
  const acknowledge = useCallback((ids: string[]) => save({ ...seen, acknowledged: [...new Set([...seen.acknowledged, ...ids])].slice(-200) }), [seen, save])
  // It is said from a toast, some seconds later: what has been acknowledged since stays so.
  const takeBack = useCallback(
    (ids: string[]) => {
      const latest = queryClient.getQueryData(alertsSeenQuery.queryKey) ?? seen
      save({ ...latest, acknowledged: latest.acknowledged.filter((id) => !ids.includes(id)) })
    },
    [queryClient, seen, save],
  )
  return { alerts, open, seen, look, acknowledge, takeBack, toAcknowledge: open.filter((line) => wantsNod(line) && !seen.acknowledged.includes(line.id)) }
}

/** Plays the sound of what has just happened, for the categories that were chosen. What was there before the page is silent. */
export function useAlertSounds(): void {
  const { may } = useSession()
  const { choices } = useChoices()
  const { data: lines } = useQuery({ ...activityQuery(null), enabled: may('bots.view') })
  const heardUntil = useRef<string>(undefined)
  const playedAt = useRef(0)
  useEffect(() => {
    if (!lines) return
    const before = heardUntil.current
    heardUntil.current = lines[0]?.id ?? ''
    if (before === undefined || choices.sounds.length === 0) return
    const fresh = alertsOf(lines.slice(0, Math.max(0, lines.findIndex((line) => line.id === before))), choices.silenced)
    const loud = fresh.find((line) => choices.sounds.includes(categoryOf(line)))
    if (loud && Date.now() - playedAt.current > QUIET_MS) {
      playedAt.current = Date.now()
      play(categoryOf(loud))
    }
  }, [lines, choices])
}
