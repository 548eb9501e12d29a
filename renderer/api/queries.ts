import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { call } from './client.ts';
import { runJob } from './jobs.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    // The service is on this machine: a failure is an answer, not a lost packet; changes arrive as events.
    queries: {
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Key of a call in the query cache. */
export function queryKey<Name extends ProcedureName>(name: Name, input: CallInput<Name>) {
  return [name, input] as const;
}

/**
 * Reads a query of the contract and reads it again when its records change.
 * @param options.enabled false: not yet; `keep`: show the last answer while a new input is read
 */
export function useCall<Name extends ProcedureName>(
  name: Name,
  input: CallInput<Name>,
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<CallOutput<Name>, Error> {
  return useQuery<CallOutput<Name>, Error>({
    queryKey: queryKey(name, input),
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Pressed twice before the screen could say that it is under way, a command is given once; both presses get its answer. */
function useGivenOnce<Input, Answer>(give: (input: Input) => Promise<Answer>): (input: Input) => Promise<Answer> {
  const underWay = useRef(new Map<string, Promise<Answer>>());
  return (input) => {
    const key = JSON.stringify(input);
    const begun = underWay.current.get(key);
    if (begun !== undefined) return begun;
    const answer = give(input).finally(() => underWay.current.delete(key));
    underWay.current.set(key, answer);
    return answer;
  };
}

/** A command: `mutate(input)` or `await mutateAsync(input)` (throws CallError). Screens refresh by the `changed` event. */
export function useCommand<Name extends ProcedureName>(
  name: Name,
): UseMutationResult<CallOutput<Name>, Error, CallInput<Name>> {
  const mutationFn = useGivenOnce((input: CallInput<Name>) => call(name, input));
  return useMutation<CallOutput<Name>, Error, CallInput<Name>>({ mutationFn });
}

/** A job: like `useCommand`, shown in the status line with progress and cancel. */
export function useJob<Name extends ProcedureName>(
  name: Name,
  label: MessageKey,
): UseMutationResult<CallOutput<Name>, Error, CallInput<Name>> {
  const mutationFn = useGivenOnce((input: CallInput<Name>) => runJob(name, input, label));
  return useMutation<CallOutput<Name>, Error, CallInput<Name>>({ mutationFn });
}
