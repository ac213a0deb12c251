import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { choicesQuery, saveChoices, type Choices } from '@/api/account'
import { setPreferences } from './preferences'

const NOTHING_CHOSEN: Choices = { zone: null, theme: null, sounds: [], silenced: [] }

/** What a person chose for every device. A choice is in force at once, and taken back where the server refuses it. */
export function useChoices() {
  const queryClient = useQueryClient()
  const { data: choices = NOTHING_CHOSEN } = useQuery(choicesQuery)
  const saving = useMutation({
    mutationFn: async (change: Partial<Choices>) => {
      const known = await queryClient.ensureQueryData(choicesQuery)
      const next = { ...known, ...change }
      queryClient.setQueryData(choicesQuery.queryKey, next)
      try {
        await saveChoices(next)
      } catch (refused) {
        queryClient.setQueryData(choicesQuery.queryKey, known)
        apply(known)
        throw refused
      }
    },
  })
  const { mutate } = saving
  const choose = useCallback(
    (change: Partial<Choices>) => {
      apply(change)
      mutate(change)
    },
    [mutate],
  )
  return { choices, choose, error: saving.error, pending: saving.isPending }
}

/** Takes over what the account chose on whichever device; the browser's copy bridges the time until it is known. */
export function useChoicesOfAccount(): void {
  const { data } = useQuery(choicesQuery)
  useEffect(() => {
    if (data) apply(data)
  }, [data])
}

function apply({ zone, theme }: Partial<Choices>): void {
  if (zone) setPreferences({ zone })
  if (theme === 'dark' || theme === 'light') setPreferences({ theme })
}
