import { Notifications } from '@mantine/notifications';

/** Where what has been done, or has failed, is said for a while. */
export const Said = () => <Notifications position="bottom-center" />;
