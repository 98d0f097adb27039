import type { ReactNode } from 'react';

/** Line icons of our own: small, and they come with the text that they stand beside, so screen readers skip them. */
const icon = (paths: ReactNode) =>
  function Icon({ size = 18 }: { size?: number }) {
    return (
      <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
        {paths}
      </svg>
    );
  };

export const TodayIcon = icon(<><rect x="4" y="5" width="16" height="16" rx="2" /><path d="M4 10h16M9 3v4M15 3v4" /></>);
export const PeopleIcon = icon(<><circle cx="9" cy="8" r="4" /><path d="M2 21a7 7 0 0 1 14 0M16 4a4 4 0 0 1 0 8M18 15a7 7 0 0 1 4 6" /></>);
export const MeetingIcon = icon(<path d="M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5Z" />);
export const AlertIcon = icon(<><path d="M12 3 2 20h20L12 3Z" /><path d="M12 10v4M12 17v.5" /></>);
export const AdminIcon = icon(<><path d="M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6l8-3Z" /><path d="m9 12 2 2 4-4" /></>);
export const SettingsIcon = icon(<><circle cx="12" cy="12" r="3" /><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2" /></>);
export const OutboxIcon = icon(<path d="M12 15V4M8 8l4-4 4 4M4 14v6h16v-6" />);
export const HeldIcon = icon(<><path d="M4 13h4l2 3h4l2-3h4" /><path d="M4 13 7 4h10l3 9v7H4Z" /></>);
export const SearchIcon = icon(<><circle cx="11" cy="11" r="7" /><path d="m20 20-4-4" /></>);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const UserIcon = icon(<><circle cx="12" cy="8" r="4" /><path d="M4 21a8 8 0 0 1 16 0" /></>);
export const CloseIcon = icon(<path d="M6 6l12 12M18 6 6 18" />);
export const BuildingIcon = icon(<><rect x="5" y="3" width="14" height="18" rx="1" /><path d="M9 7h2M13 7h2M9 11h2M13 11h2M10 21v-4h4v4" /></>);
export const WatchIcon = icon(<><path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Z" /><circle cx="12" cy="12" r="3" /></>);
export const SourceIcon = icon(<><path d="M5 5a14 14 0 0 1 14 14M5 11a8 8 0 0 1 8 8" /><circle cx="6" cy="18" r="1.5" /></>);
