import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { choicesQuery } from '@/api/account'
import { setPreferences } from './preferences'

/** Takes over the time zone that the account chose on whichever device; the browser's copy bridges the time until it is known. */
export function useZoneOfAccount(): void {
  const { data } = useQuery(choicesQuery)
  useEffect(() => {
    if (data?.zone) setPreferences({ zone: data.zone })
  }, [data?.zone])
}
