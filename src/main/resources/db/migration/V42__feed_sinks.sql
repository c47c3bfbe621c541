-- How far each further sink of the feed has been served (docs/feed.md).
create table feed_sink (
    name      text primary key,
    epoch     text not null,
    xid       xid8 not null,
    change_id bigint not null
);
