<CHANNEL BASE="https://karsholm.example/push/" HREF="https://karsholm.example/"><TITLE>Karsholm push</TITLE>
<ITEM HREF="1.html" LASTMOD="1998-11-05T22:12"><TITLE>Old news</TITLE><ABSTRACT>Of the last century.</ABSTRACT></ITEM></CHANNEL>
