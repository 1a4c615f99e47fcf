import { inject } from 'vue';
import { SESSION, type Session } from './session.ts';

export function useSession(): Session {
  const session = inject(SESSION);
  if (!session) throw new Error('the application provides no session');
  return session;
}
