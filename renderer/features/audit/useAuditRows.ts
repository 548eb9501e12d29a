import { useCallback, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';

const BLOCK = 500;

/**
 * The audit log in blocks of 500 as they come into sight; two blocks at most are on the screen.
 * @param action only entries with this action code; empty for all
 */
export function useAuditRows(action: string) {
  const [blocks, setBlocks] = useState({ first: 0, last: 0 });
  const filter = action === '' ? {} : { action };
  const first = useCall('audit.list', { ...filter, offset: blocks.first * BLOCK, limit: BLOCK }, { keep: true });
  const last = useCall('audit.list', { ...filter, offset: blocks.last * BLOCK, limit: BLOCK }, { keep: true });
  const showing = useCallback((from: number, to: number) => {
    const next = { first: Math.floor(from / BLOCK), last: Math.floor(to / BLOCK) };
    setBlocks((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  return {
    total: first.data?.total ?? 0,
    rowAt(index: number) {
      const block = Math.floor(index / BLOCK);
      const page =
        block === blocks.first && !first.isPlaceholderData
          ? first
          : block === blocks.last && !last.isPlaceholderData
            ? last
            : null;
      return page?.data?.entries[index % BLOCK];
    },
    showing,
    loading: first.isPending,
    error: first.error ?? last.error,
  };
}
