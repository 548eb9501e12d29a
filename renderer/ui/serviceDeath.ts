// The page starts anew when the service ends: what happened is kept here for the screen that follows, until the next login.
const KEY = 'taizhang.serviceEnded';

export function noteServiceDeath(): void {
  sessionStorage.setItem(KEY, 'yes');
}

export function serviceDied(): boolean {
  return sessionStorage.getItem(KEY) !== null;
}

export function forgetServiceDeath(): void {
  sessionStorage.removeItem(KEY);
}
