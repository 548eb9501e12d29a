import { useHashLocation } from 'wouter/use-hash-location';

/** The place in the address after `#`: works the same under `app://` and on the loopback host. */
export const useHashPlace = useHashLocation;
