<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL">
    <context>
        <name>MapText</name>
        <message>
            <source>%1/s</source>
            <translation>%1/s</translation>
        </message>
        <message>
            <source>internet</source>
            <translation>internet</translation>
        </message>
        <message>
            <source>VPC %1</source>
            <translation>VPC %1</translation>
        </message>
        <message>
            <source>public</source>
            <translation>publiczna</translation>
        </message>
        <message>
            <source>private</source>
            <translation>prywatna</translation>
        </message>
        <message>
            <source>zone %1</source>
            <translation>strefa %1</translation>
        </message>
        <message>
            <source>down since %1</source>
            <translation>nie działa od %1</translation>
        </message>
        <message>
            <source>strained</source>
            <translation>obciążona</translation>
        </message>
        <message>
            <source>no NAT</source>
            <translation>bez NAT</translation>
        </message>
        <message>
            <source>NAT</source>
            <translation>NAT</translation>
        </message>
        <message>
            <source>down</source>
            <translation>nie działa</translation>
        </message>
        <message>
            <source>room for a node</source>
            <translation>miejsce na węzeł</translation>
        </message>
        <message>
            <source>group at its max, %1 of %2</source>
            <translation>grupa na maksimum, %1 z %2</translation>
        </message>
        <message>
            <source>office</source>
            <translation>biuro</translation>
        </message>
        <message>
            <source>VPN down</source>
            <translation>brak VPN</translation>
        </message>
        <message>
            <source>VPN up</source>
            <translation>VPN działa</translation>
        </message>
        <message>
            <source>%1 for %2</source>
            <translation>%1 od %2</translation>
        </message>
        <message>
            <source>%1, CPU %2 of %3 cores used, %4 requested</source>
            <translation>%1, CPU: zużyte %2 z %3 rdzeni, zamówione %4</translation>
        </message>
        <message>
            <source>node %1, %2</source>
            <translation>węzeł %1, %2</translation>
        </message>
        <message>
            <source>pod %1, %2</source>
            <translation>pod %1, %2</translation>
        </message>
        <message>
            <source>healthy</source>
            <translation>zdrowa</translation>
        </message>
        <message>
            <source>zone %1, %2</source>
            <translation>strefa %1, %2</translation>
        </message>
        <message>
            <source>public subnet %1</source>
            <translation>podsieć publiczna %1</translation>
        </message>
        <message>
            <source>%1/s through it</source>
            <translation>przechodzi %1/s</translation>
        </message>
        <message>
            <source>NAT gateway in zone %1</source>
            <translation>brama NAT w strefie %1</translation>
        </message>
        <message>
            <source>private subnet %1</source>
            <translation>podsieć prywatna %1</translation>
        </message>
        <message>
            <source>volume %1</source>
            <translation>wolumin %1</translation>
        </message>
        <message>
            <source>It can be used in zone %1 only</source>
            <translation>Można go użyć tylko w strefie %1</translation>
        </message>
        <message>
            <source>office and VPN</source>
            <translation>biuro i VPN</translation>
        </message>
        <message>
            <source>load balancer %1</source>
            <translation>równoważenie obciążenia %1</translation>
        </message>
        <message>
            <source>ingress %1</source>
            <translation>wejście %1</translation>
        </message>
        <message>
            <source>%1 requests/s, %2 succeed, p95 %3</source>
            <translation>%1 żądań/s, udanych %2, p95 %3</translation>
        </message>
        <message>
            <source>%1 of %2 pods ready</source>
            <translation>gotowe pody: %1 z %2</translation>
        </message>
        <message>
            <source>Pending</source>
            <translation>Pending</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Startuje</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Running</translation>
        </message>
        <message>
            <source>Not ready</source>
            <translation>Niegotowy</translation>
        </message>
        <message>
            <source>Terminating</source>
            <translation>Terminating</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Failed</translation>
        </message>
        <message>
            <source>booting</source>
            <translation>startuje</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>NotReady</source>
            <translation>NotReady</translation>
        </message>
        <message>
            <source>draining</source>
            <translation>opróżniany</translation>
        </message>
        <message>
            <source>node is lost</source>
            <translation>węzeł utracony</translation>
        </message>
        <message numerus="yes">
            <source>%n pod(s)</source>
            <translation>
                <numerusform>%n pod</numerusform>
                <numerusform>%n pody</numerusform>
                <numerusform>%n podów</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not running</source>
            <translation>
                <numerusform>%n nie działa</numerusform>
                <numerusform>%n nie działają</numerusform>
                <numerusform>%n nie działa</numerusform>
            </translation>
        </message>
        <message>
            <source>No pod waits for a node</source>
            <translation>Żaden pod nie czeka na węzeł</translation>
        </message>
        <message numerus="yes">
            <source>%n pod(s) wait</source>
            <translation>
                <numerusform>%n pod czeka</numerusform>
                <numerusform>%n pody czekają</numerusform>
                <numerusform>%n podów czeka</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>drydock::app::MainWindow</name>
        <message>
            <source>Fold the left column away or open it</source>
            <translation>Zwiń lub rozwiń lewą kolumnę</translation>
        </message>
        <message>
            <source>Fold the right column away or open it</source>
            <translation>Zwiń lub rozwiń prawą kolumnę</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Pomoc</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ustawienia</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Strony</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Mapa</translation>
        </message>
        <message>
            <source>Dashboards</source>
            <translation>Wykresy</translation>
        </message>
        <message>
            <source>Bill</source>
            <translation>Rachunek</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Fakty</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Zamknij ten komunikat</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Jasny</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Ciemny</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>Jak pulpit</translation>
        </message>
        <message>
            <source>Less motion</source>
            <translation>Mniej ruchu</translation>
        </message>
        <message>
            <source>States instead of movement</source>
            <translation>Stany zamiast ruchu</translation>
        </message>
        <message>
            <source>Open another scenario or lesson</source>
            <translation>Otwórz inny scenariusz lub lekcję</translation>
        </message>
        <message>
            <source>A flight simulator for a cloud platform</source>
            <translation>Symulator lotu dla platformy w chmurze</translation>
        </message>
        <message>
            <source>Where things are</source>
            <translation>Co gdzie jest</translation>
        </message>
        <message>
            <source>The platform: zones side by side, traffic from the left to the right.</source>
            <translation>Platforma: strefy obok siebie, ruch od lewej do prawej.</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Po lewej</translation>
        </message>
        <message>
            <source>A lesson, or faults and actions to try.</source>
            <translation>Lekcja albo awarie i działania do wypróbowania.</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Po prawej</translation>
        </message>
        <message>
            <source>What is selected: its state, why it is so, what can be done.</source>
            <translation>To, co wybrano: stan, jego przyczyna i co można zrobić.</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>Na dole</translation>
        </message>
        <message>
            <source>Time. Drag the handle left to rewind; fork to try another future.</source>
            <translation>Czas. Przeciągnij uchwyt w lewo, aby się cofnąć; rozwidl, aby wypróbować inną przyszłość.</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Klawisze</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>Odtwarzaj lub wstrzymaj</translation>
        </message>
        <message>
            <source>One event on</source>
            <translation>O jedno zdarzenie dalej</translation>
        </message>
        <message>
            <source>Map, dashboards, bill, facts</source>
            <translation>Mapa, wykresy, rachunek, fakty</translation>
        </message>
        <message>
            <source>Back and forward through what was selected</source>
            <translation>Wstecz i do przodu po tym, co wybierano</translation>
        </message>
        <message>
            <source>Arrows, Enter</source>
            <translation>Strzałki, Enter</translation>
        </message>
        <message>
            <source>Walk the map and open what is selected</source>
            <translation>Chodź po mapie i otwieraj to, co wybrane</translation>
        </message>
        <message>
            <source>Zoom the map; 0 shows all of it</source>
            <translation>Zmień skalę mapy; 0 pokazuje całość</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Zamknij</translation>
        </message>
    </context>
    <context>
        <name>drydock::models::BillModel</name>
        <message>
            <source>Item</source>
            <translation>Pozycja</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Zużycie</translation>
        </message>
        <message>
            <source>So far</source>
            <translation>Dotąd</translation>
        </message>
        <message>
            <source>A month at this rate</source>
            <translation>Miesiąc w tym tempie</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Udział</translation>
        </message>
    </context>
    <context>
        <name>drydock::models::FactModel</name>
        <message>
            <source>Time</source>
            <translation>Czas</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Rodzaj</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Co się stało</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::ActionRow</name>
        <message>
            <source>Cancel</source>
            <translation>Anuluj</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::BillView</name>
        <message>
            <source>Spent so far</source>
            <translation>Wydano dotąd</translation>
        </message>
        <message>
            <source>A month at this rate</source>
            <translation>Miesiąc w tym tempie</translation>
        </message>
        <message>
            <source>Bill by item</source>
            <translation>Rachunek według pozycji</translation>
        </message>
        <message>
            <source>Nothing has been paid for yet. Press play.</source>
            <translation>Jeszcze nic nie kosztowało. Naciśnij odtwarzanie.</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::ChartView</name>
        <message>
            <source>Charts of success, latency, nodes and cost</source>
            <translation>Wykresy powodzenia, opóźnienia, węzłów i kosztu</translation>
        </message>
        <message>
            <source>Nothing has been measured yet</source>
            <translation>Jeszcze nic nie zmierzono</translation>
        </message>
        <message>
            <source>Press play, and the lines begin to draw.</source>
            <translation>Naciśnij odtwarzanie, a linie zaczną się rysować.</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::FactsView</name>
        <message>
            <source>Filter: words, a kind, a name; -word leaves out</source>
            <translation>Filtr: słowa, rodzaj, nazwa; -słowo pomija</translation>
        </message>
        <message>
            <source>Filter facts</source>
            <translation>Filtruj fakty</translation>
        </message>
        <message>
            <source>Only what matters</source>
            <translation>Tylko to, co ważne</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Fakty</translation>
        </message>
        <message numerus="yes">
            <source>%n fact(s)</source>
            <translation>
                <numerusform>%n fakt</numerusform>
                <numerusform>%n fakty</numerusform>
                <numerusform>%n faktów</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n fact(s)</source>
            <translation>
                <numerusform>%1 z %n faktu</numerusform>
                <numerusform>%1 z %n faktów</numerusform>
                <numerusform>%1 z %n faktów</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing has happened yet. Press play.</source>
            <translation>Jeszcze nic się nie stało. Naciśnij odtwarzanie.</translation>
        </message>
        <message>
            <source>No fact has these words.</source>
            <translation>Żaden fakt nie zawiera tych słów.</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::InspectorView</name>
        <message>
            <source>Back to what was inspected before</source>
            <translation>Wróć do tego, co oglądano wcześniej</translation>
        </message>
        <message>
            <source>Forward again</source>
            <translation>Znów do przodu</translation>
        </message>
        <message>
            <source>Select anything on the map, in a list or on the timeline to see what it is, how it is, and why.</source>
            <translation>Wybierz cokolwiek na mapie, na liście lub na osi czasu, aby zobaczyć, co to jest, jak się ma i dlaczego.</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Dlaczego?</translation>
        </message>
        <message>
            <source>Show the chain</source>
            <translation>Pokaż łańcuch</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Szczegóły</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Działania</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::MapList</name>
        <message>
            <source>Filter: a name, a state, a zone</source>
            <translation>Filtr: nazwa, stan, strefa</translation>
        </message>
        <message>
            <source>Filter the list</source>
            <translation>Filtruj listę</translation>
        </message>
        <message>
            <source>Show as a map</source>
            <translation>Pokaż jako mapę</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nazwa</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stan</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Szczegóły</translation>
        </message>
        <message>
            <source>Everything on the map</source>
            <translation>Wszystko, co jest na mapie</translation>
        </message>
        <message>
            <source>Waiting for a node</source>
            <translation>Czekają na węzeł</translation>
        </message>
        <message numerus="yes">
            <source>%n pod(s)</source>
            <translation>
                <numerusform>%n pod</numerusform>
                <numerusform>%n pody</numerusform>
                <numerusform>%n podów</numerusform>
            </translation>
        </message>
        <message>
            <source>healthy</source>
            <translation>zdrowa</translation>
        </message>
        <message>
            <source>strained</source>
            <translation>obciążona</translation>
        </message>
        <message>
            <source>down since %1</source>
            <translation>nie działa od %1</translation>
        </message>
        <message>
            <source>zone %1</source>
            <translation>strefa %1</translation>
        </message>
        <message numerus="yes">
            <source>%n node(s)</source>
            <translation>
                <numerusform>%n węzeł</numerusform>
                <numerusform>%n węzły</numerusform>
                <numerusform>%n węzłów</numerusform>
            </translation>
        </message>
        <message>
            <source>NAT gateway</source>
            <translation>brama NAT</translation>
        </message>
        <message>
            <source>down</source>
            <translation>nie działa</translation>
        </message>
        <message>
            <source>up</source>
            <translation>działa</translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation>%1/s</translation>
        </message>
        <message>
            <source>CPU %1 of %2 cores</source>
            <translation>CPU: %1 z %2 rdzeni</translation>
        </message>
        <message>
            <source>volume %1</source>
            <translation>wolumin %1</translation>
        </message>
        <message>
            <source>out of reach</source>
            <translation>poza zasięgiem</translation>
        </message>
        <message>
            <source>attached</source>
            <translation>podłączony</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Usługi</translation>
        </message>
        <message>
            <source>%1 of %2 ready</source>
            <translation>gotowe %1 z %2</translation>
        </message>
        <message>
            <source>%1 requests/s, %2 succeed</source>
            <translation>%1 żądań/s, udanych %2</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::MapView</name>
        <message>
            <source>Map of the platform</source>
            <translation>Mapa platformy</translation>
        </message>
        <message>
            <source>Arrow keys move, Enter opens, plus and minus zoom, 0 fits.</source>
            <translation>Strzałki przesuwają wybór, Enter otwiera, plus i minus zmieniają skalę, 0 pokazuje całość.</translation>
        </message>
        <message>
            <source>Show as a list</source>
            <translation>Pokaż jako listę</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Pomniejsz</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Powiększ</translation>
        </message>
        <message>
            <source>Fit the whole platform</source>
            <translation>Pokaż całą platformę</translation>
        </message>
        <message>
            <source>No platform is loaded yet.</source>
            <translation>Nie wczytano jeszcze żadnej platformy.</translation>
        </message>
        <message>
            <source>wider is more requests</source>
            <translation>szerzej znaczy więcej żądań</translation>
        </message>
        <message>
            <source>a dot is one request</source>
            <translation>kropka to jedno żądanie</translation>
        </message>
        <message>
            <source>a dot is %1 requests</source>
            <translation>kropka to żądania w liczbie %1</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::PaletteView</name>
        <message>
            <source>Try something</source>
            <translation>Wypróbuj coś</translation>
        </message>
        <message>
            <source>Lose a part and watch what follows. Rewind undoes it.</source>
            <translation>Odbierz platformie jakąś część i patrz, co nastąpi. Cofnięcie czasu to odwróci.</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtr</translation>
        </message>
        <message>
            <source>Filter faults and actions</source>
            <translation>Filtruj awarie i działania</translation>
        </message>
        <message>
            <source>Nothing here has these words.</source>
            <translation>Nic tutaj nie zawiera tych słów.</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::TimeBar</name>
        <message>
            <source>Back to the start</source>
            <translation>Wróć na początek</translation>
        </message>
        <message>
            <source>One event on</source>
            <translation>O jedno zdarzenie dalej</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Odtwarzaj</translation>
        </message>
        <message>
            <source>max</source>
            <translation>maks.</translation>
        </message>
        <message>
            <source>%1 times as fast as the clock</source>
            <translation>%1 razy szybciej niż zegar</translation>
        </message>
        <message>
            <source>As fast as this machine can</source>
            <translation>Najszybciej, jak potrafi ta maszyna</translation>
        </message>
        <message>
            <source>success</source>
            <translation>powodzenie</translation>
        </message>
        <message>
            <source>p95</source>
            <translation>p95</translation>
        </message>
        <message>
            <source>an hour</source>
            <translation>na godzinę</translation>
        </message>
        <message>
            <source>so far</source>
            <translation>dotąd</translation>
        </message>
        <message>
            <source>Fork</source>
            <translation>Rozwidl</translation>
        </message>
        <message>
            <source>Keep this future and try another one from here</source>
            <translation>Zachowaj tę przyszłość i wypróbuj stąd inną</translation>
        </message>
        <message>
            <source>Wed 24 May 24:44:44</source>
            <translation>śro 24 maj 24:44:44</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Wstrzymaj</translation>
        </message>
        <message>
            <source>Branch %1, forked at %2</source>
            <translation>Gałąź %1, rozwidlona o %2</translation>
        </message>
        <message>
            <source>Show the charts</source>
            <translation>Pokaż wykresy</translation>
        </message>
        <message>
            <source>Show the bill</source>
            <translation>Pokaż rachunek</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::TimelineStrip</name>
        <message>
            <source>Timeline</source>
            <translation>Oś czasu</translation>
        </message>
        <message>
            <source>Left and Right choose an earlier moment, Page Up and Page Down a mark, Enter rewinds.</source>
            <translation>Strzałki w lewo i w prawo wybierają wcześniejszą chwilę, Page Up i Page Down znacznik, Enter cofa czas.</translation>
        </message>
        <message>
            <source>Drag left to rewind</source>
            <translation>Przeciągnij w lewo, aby cofnąć czas</translation>
        </message>
        <message>
            <source>rewind to %1, %2 back</source>
            <translation>cofnij do %1, o %2</translation>
        </message>
    </context>
    <context>
        <name>drydock::views::WhyView</name>
        <message>
            <source>Back to the inspector</source>
            <translation>Wróć do inspektora</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Dlaczego?</translation>
        </message>
        <message>
            <source>Nothing led to this: it was so from the start.</source>
            <translation>Nic do tego nie doprowadziło: tak było od początku.</translation>
        </message>
    </context>
</TS>
