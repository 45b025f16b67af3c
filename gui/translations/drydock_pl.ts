<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL">
<context>
    <name>BillText</name>
    <message>
        <source>%1 root volume</source>
        <translation>wolumen główny %1</translation>
    </message>
    <message>
        <source>%1 credits</source>
        <translation>kredyty %1</translation>
    </message>
    <message>
        <source>between zones, out</source>
        <translation>między strefami, wyjście</translation>
    </message>
    <message>
        <source>between zones, in</source>
        <translation>między strefami, wejście</translation>
    </message>
    <message>
        <source>to the internet</source>
        <translation>do internetu</translation>
    </message>
    <message>
        <source>%1 of it because of this</source>
        <translation>%1 z tego powodu</translation>
    </message>
    <message>
        <source>%1 for smaller reasons</source>
        <translation>%1 z mniejszych powodów</translation>
    </message>
</context>
<context>
    <name>ChartText</name>
    <message>
        <source>objective</source>
        <translation>cel</translation>
    </message>
    <message>
        <source>Requests that succeed</source>
        <translation>Udane żądania</translation>
    </message>
    <message>
        <source>success</source>
        <translation>powodzenie</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Opóźnienie</translation>
    </message>
    <message>
        <source>Nodes and pods</source>
        <translation>Węzły i pody</translation>
    </message>
    <message>
        <source>nodes that are Ready</source>
        <translation>węzły Ready</translation>
    </message>
    <message>
        <source>pods that wait</source>
        <translation>czekające pody</translation>
    </message>
    <message>
        <source>Dollars an hour</source>
        <translation>Dolary na godzinę</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>Żądania na sekundę</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>żądania</translation>
    </message>
    <message>
        <source>Messages that wait</source>
        <translation>Czekające wiadomości</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Użytkownicy</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>backup schedule</source>
        <translation>harmonogram kopii zapasowych</translation>
    </message>
    <message>
        <source>Waits for somebody to make it</source>
        <translation>Czeka, aż ktoś ją wykona</translation>
    </message>
    <message>
        <source>A backup every</source>
        <translation>Kopia co</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Przechowywana przez</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Wykonuje</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Zapisuje</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Kopie zapasowe</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>kopia zapasowa</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Harmonogram</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Początek</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Koniec</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>Najnowsza kopia</translation>
    </message>
    <message>
        <source>Autoscaler says</source>
        <translation>Autoscaler mówi</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 od %2</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>%1 żądań/s</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startuje</translation>
    </message>
    <message>
        <source>Running, not ready</source>
        <translation>Running, ale nie gotowy</translation>
    </message>
    <message>
        <source>Scheduler says</source>
        <translation>Scheduler mówi</translation>
    </message>
    <message>
        <source>pod of %1</source>
        <translation>pod usługi %1</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Węzeł</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Strefa</translation>
    </message>
    <message>
        <source>CPU request</source>
        <translation>Żądanie CPU</translation>
    </message>
    <message>
        <source>Memory request</source>
        <translation>Żądanie pamięci</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Wolumen</translation>
    </message>
    <message>
        <source>%1, usable in zone %2 only</source>
        <translation>%1, do użycia tylko w strefie %2</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Wiek</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Restarty</translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation>Skaluj %1</translation>
    </message>
    <message>
        <source>Delete pod</source>
        <translation>Usuń pod</translation>
    </message>
    <message>
        <source>Kill its process</source>
        <translation>Zabij jego proces</translation>
    </message>
    <message>
        <source>node on AWS Fargate, for one pod</source>
        <translation>węzeł na AWS Fargate, dla jednego poda</translation>
    </message>
    <message>
        <source>vCPU cost so far</source>
        <translation>Koszt vCPU dotąd</translation>
    </message>
    <message>
        <source>Memory cost so far</source>
        <translation>Koszt pamięci dotąd</translation>
    </message>
    <message>
        <source>node of group %1</source>
        <translation>węzeł grupy %1</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maszyna</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Dołącza</translation>
    </message>
    <message>
        <source>, being drained</source>
        <translation>, opróżniany</translation>
    </message>
    <message>
        <source>, cordoned</source>
        <translation>, zamknięty dla nowych podów</translation>
    </message>
    <message>
        <source>CPU requested</source>
        <translation>Zażądane CPU</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 z %2</translation>
    </message>
    <message>
        <source>Memory requested</source>
        <translation>Zażądana pamięć</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pody</translation>
    </message>
    <message>
        <source>Booting</source>
        <translation>Uruchamia się</translation>
    </message>
    <message>
        <source>Cost so far</source>
        <translation>Koszt dotąd</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Opróżnij</translation>
    </message>
    <message>
        <source>Uncordon</source>
        <translation>Otwórz dla podów</translation>
    </message>
    <message>
        <source>Cordon</source>
        <translation>Zamknij dla nowych podów</translation>
    </message>
    <message>
        <source>Hang this node</source>
        <translation>Zawieś ten węzeł</translation>
    </message>
    <message>
        <source>machine group in zone %1</source>
        <translation>grupa maszyn w strefie %1</translation>
    </message>
    <message>
        <source>At its max of %1</source>
        <translation>Osiągnęła swój max: %1</translation>
    </message>
    <message numerus="yes">
        <source>Room for %n more machine(s)</source>
        <translation>
            <numerusform>Miejsce na jeszcze %n maszynę</numerusform>
            <numerusform>Miejsce na jeszcze %n maszyny</numerusform>
            <numerusform>Miejsce na jeszcze %n maszyn</numerusform>
        </translation>
    </message>
    <message>
        <source>Machines now</source>
        <translation>Maszyny teraz</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Pożądane</translation>
    </message>
    <message>
        <source>NAT gateway in zone %1</source>
        <translation>brama NAT w strefie %1</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Działa</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Zepsuta</translation>
    </message>
    <message>
        <source>Down with its zone</source>
        <translation>Leży razem ze strefą</translation>
    </message>
    <message>
        <source>Way out of zones</source>
        <translation>Wyjście ze stref</translation>
    </message>
    <message>
        <source>Through it</source>
        <translation>Przepływ</translation>
    </message>
    <message>
        <source>Hours so far</source>
        <translation>Godziny dotąd</translation>
    </message>
    <message>
        <source>Data so far</source>
        <translation>Dane dotąd</translation>
    </message>
    <message>
        <source>Break it</source>
        <translation>Zepsuj ją</translation>
    </message>
    <message>
        <source>zone %1</source>
        <translation>strefa %1</translation>
    </message>
    <message>
        <source>availability zone</source>
        <translation>strefa dostępności</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Działa</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Nie działa</translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation>Węzły Ready</translation>
    </message>
    <message>
        <source>Lose this zone</source>
        <translation>Utrać tę strefę</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Przywróć ją</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Grupa %1</translation>
    </message>
    <message>
        <source>%1 machines, max %2</source>
        <translation>maszyny: %1, max %2</translation>
    </message>
    <message>
        <source>service</source>
        <translation>usługa</translation>
    </message>
    <message>
        <source>%1 of %2 pods ready</source>
        <translation>gotowe pody: %1 z %2</translation>
    </message>
    <message>
        <source>Calls now</source>
        <translation>Wywołania teraz</translation>
    </message>
    <message>
        <source>Answered well</source>
        <translation>Dobre odpowiedzi</translation>
    </message>
    <message>
        <source>it is overloaded</source>
        <translation>usługa jest przeciążona</translation>
    </message>
    <message>
        <source>it has not settled after a change</source>
        <translation>kolejka jeszcze nie ustaliła się po zmianie</translation>
    </message>
    <message>
        <source>it is short of a handful of workers</source>
        <translation>brakuje jej kilku wątków roboczych</translation>
    </message>
    <message>
        <source>Latency may be off, since</source>
        <translation>Opóźnienia mogą być niedokładne, bo</translation>
    </message>
    <message>
        <source>CPU of its limits</source>
        <translation>CPU względem limitów</translation>
    </message>
    <message>
        <source>Served so far</source>
        <translation>Obsłużone dotąd</translation>
    </message>
    <message>
        <source>Failed so far</source>
        <translation>Nieudane dotąd</translation>
    </message>
    <message>
        <source>Autoscaler</source>
        <translation>Autoscaler</translation>
    </message>
    <message>
        <source>network load balancer</source>
        <translation>sieciowy load balancer</translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation>Żądania teraz</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>tak</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Healthy targets</source>
        <translation>Zdrowe cele</translation>
    </message>
    <message>
        <source>bucket</source>
        <translation>bucket</translation>
    </message>
    <message>
        <source>Regional: no zone can take it down</source>
        <translation>Regionalny: żadna strefa go nie pociągnie</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Zapisane</translation>
    </message>
    <message>
        <source>Objects read</source>
        <translation>Odczytane obiekty</translation>
    </message>
    <message>
        <source>Objects written</source>
        <translation>Zapisane obiekty</translation>
    </message>
    <message>
        <source>Space so far</source>
        <translation>Miejsce dotąd</translation>
    </message>
    <message>
        <source>Reading so far</source>
        <translation>Odczyty dotąd</translation>
    </message>
    <message>
        <source>system of somebody else</source>
        <translation>cudzy system</translation>
    </message>
    <message>
        <source>Reached through the NAT gateways</source>
        <translation>Dostępny przez bramy NAT</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>Odpowiada w</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>Limit czasu</translation>
    </message>
    <message>
        <source>volume in zone %1</source>
        <translation>wolumen w strefie %1</translation>
    </message>
    <message>
        <source>Out of reach: its zone is dark</source>
        <translation>Poza zasięgiem: jego strefa nie działa</translation>
    </message>
    <message>
        <source>Attached to %1</source>
        <translation>Podłączony do %1</translation>
    </message>
    <message>
        <source>Not attached</source>
        <translation>Niepodłączony</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Rozmiar</translation>
    </message>
    <message>
        <source>public subnet</source>
        <translation>podsieć publiczna</translation>
    </message>
    <message>
        <source>private subnet</source>
        <translation>podsieć prywatna</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresy</translation>
    </message>
    <message>
        <source>To the internet</source>
        <translation>Do internetu</translation>
    </message>
    <message>
        <source>Has a way out</source>
        <translation>Ma wyjście na zewnątrz</translation>
    </message>
    <message>
        <source>No way out: %1</source>
        <translation>Brak wyjścia: %1</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Kontener</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Obraz</translation>
    </message>
    <message>
        <source>Ended last</source>
        <translation>Ostatni koniec</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1, %2 temu</translation>
    </message>
    <message>
        <source>%1 probe</source>
        <translation>Sonda: %1</translation>
    </message>
    <message>
        <source>every %1, given up after %2 failures</source>
        <translation>co %1, poddaje się po %2 porażkach</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Proces</translation>
    </message>
    <message>
        <source>hangs</source>
        <translation>zawiesił się</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Obciążenie</translation>
    </message>
    <message>
        <source>Makes room on</source>
        <translation>Robi miejsce na</translation>
    </message>
    <message>
        <source>Priority class</source>
        <translation>Klasa priorytetu</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Status checks</source>
        <translation>Kontrole stanu</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>niezaliczone</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>zaliczone</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Usterka</translation>
    </message>
    <message>
        <source>Bought as</source>
        <translation>Kupiona jako</translation>
    </message>
    <message>
        <source>spot</source>
        <translation>spot</translation>
    </message>
    <message>
        <source>on demand</source>
        <translation>on demand</translation>
    </message>
    <message>
        <source>Taken back in</source>
        <translation>Zabrana za</translation>
    </message>
    <message>
        <source>CPU credits</source>
        <translation>Kredyty CPU</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Wolumeny</translation>
    </message>
    <message>
        <source>Kubelet</source>
        <translation>Kubelet</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Niedobór</translation>
    </message>
    <message>
        <source>Taint</source>
        <translation>Taint</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupa</translation>
    </message>
    <message>
        <source>Pods on it</source>
        <translation>Pody na nim</translation>
    </message>
    <message>
        <source>Node controller sees</source>
        <translation>Kontroler węzłów widzi</translation>
    </message>
    <message>
        <source>To zone %1</source>
        <translation>Do strefy %1</translation>
    </message>
    <message>
        <source>%1 of packets lost, %2 later</source>
        <translation>%1 pakietów ginie, %2 później</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Podsieć</translation>
    </message>
    <message>
        <source>Cluster autoscaler</source>
        <translation>Autoskaler klastra</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nie zainstalowany</translation>
    </message>
    <message>
        <source>stands still: too many nodes are not ready</source>
        <translation>stoi: zbyt wiele węzłów nie jest gotowych</translation>
    </message>
    <message>
        <source>works</source>
        <translation>działa</translation>
    </message>
    <message>
        <source>It cannot help</source>
        <translation>Nie może pomóc</translation>
    </message>
    <message>
        <source>Pods that wait for it</source>
        <translation>Pody, które na niego czekają</translation>
    </message>
    <message>
        <source>Removes no node for</source>
        <translation>Nie usunie węzła jeszcze przez</translation>
    </message>
    <message>
        <source>Left alone for %1</source>
        <translation>Pomijana jeszcze %1</translation>
    </message>
    <message>
        <source>Unneeded for %1</source>
        <translation>Zbędny od %1</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>klaster</translation>
    </message>
    <message>
        <source>%1 of %2 nodes ready</source>
        <translation>%1 z %2 węzłów gotowych</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Wsparcie</translation>
    </message>
    <message>
        <source>Being upgraded</source>
        <translation>W trakcie aktualizacji</translation>
    </message>
    <message>
        <source>to %1, done in %2</source>
        <translation>do %1, gotowe za %2</translation>
    </message>
    <message>
        <source>Oldest kubelet</source>
        <translation>Najstarszy kubelet</translation>
    </message>
    <message>
        <source>Pods ready</source>
        <translation>Gotowe pody</translation>
    </message>
    <message>
        <source>Pods that wait</source>
        <translation>Czekające pody</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Podstawa</translation>
    </message>
    <message>
        <source>VPC</source>
        <translation>VPC</translation>
    </message>
    <message>
        <source>Drops packets: too much traffic</source>
        <translation>Gubi pakiety: za duży ruch</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>W trakcie tworzenia</translation>
    </message>
    <message>
        <source>It can carry</source>
        <translation>Może przenieść</translation>
    </message>
    <message>
        <source>Connections open</source>
        <translation>Otwarte połączenia</translation>
    </message>
    <message>
        <source>Connections without a port</source>
        <translation>Połączenia bez portu</translation>
    </message>
    <message>
        <source>No port is free to</source>
        <translation>Brak wolnego portu do</translation>
    </message>
    <message>
        <source>interface endpoint for %1</source>
        <translation>endpoint interfejsowy dla %1</translation>
    </message>
    <message>
        <source>Name leads to</source>
        <translation>Nazwa prowadzi do</translation>
    </message>
    <message>
        <source>each zone&apos;s own interface</source>
        <translation>własnego interfejsu każdej strefy</translation>
    </message>
    <message>
        <source>the interfaces of all zones</source>
        <translation>interfejsów wszystkich stref</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Interfejsy</translation>
    </message>
    <message>
        <source>Zone %1</source>
        <translation>Strefa %1</translation>
    </message>
    <message>
        <source>%1 of %2 interfaces work</source>
        <translation>%1 z %2 interfejsów działa</translation>
    </message>
    <message>
        <source>interface of an endpoint</source>
        <translation>interfejs endpointu</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>VPC peering</source>
        <translation>peering VPC</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Otwarty</translation>
    </message>
    <message>
        <source>transit gateway</source>
        <translation>transit gateway</translation>
    </message>
    <message>
        <source>Attached VPC</source>
        <translation>Podłączone VPC</translation>
    </message>
    <message numerus="yes">
        <source>%n VPC(s) attached</source>
        <translation>
            <numerusform>%n VPC podłączone</numerusform>
            <numerusform>%n VPC podłączone</numerusform>
            <numerusform>%n VPC podłączonych</numerusform>
        </translation>
    </message>
    <message>
        <source>not set up at the site</source>
        <translation>nie ustawiony po stronie biura</translation>
    </message>
    <message>
        <source>its endpoint is being replaced</source>
        <translation>jego koniec jest wymieniany</translation>
    </message>
    <message>
        <source>down, not noticed yet</source>
        <translation>nie działa, jeszcze niezauważony</translation>
    </message>
    <message>
        <source>down</source>
        <translation>nie działa</translation>
    </message>
    <message>
        <source>up, carries the traffic</source>
        <translation>działa, przenosi ruch</translation>
    </message>
    <message>
        <source>up, stands by</source>
        <translation>działa, w pogotowiu</translation>
    </message>
    <message>
        <source>VPN to %1</source>
        <translation>VPN do %1</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Lokalizacja</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Trasy</translation>
    </message>
    <message>
        <source>learned by BGP</source>
        <translation>poznane przez BGP</translation>
    </message>
    <message>
        <source>written by hand</source>
        <translation>wpisane ręcznie</translation>
    </message>
    <message>
        <source>To the site</source>
        <translation>Do lokalizacji</translation>
    </message>
    <message>
        <source>From the site</source>
        <translation>Z lokalizacji</translation>
    </message>
    <message>
        <source>Comes through</source>
        <translation>Przechodzi</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <translation>Tunele</translation>
    </message>
    <message>
        <source>%1 of 2 tunnels up</source>
        <translation>%1 z 2 tuneli działa</translation>
    </message>
    <message>
        <source>tunnel of %1</source>
        <translation>tunel %1</translation>
    </message>
    <message>
        <source>Ends in zone</source>
        <translation>Kończy się w strefie</translation>
    </message>
    <message>
        <source>%1 of %2 zones take traffic</source>
        <translation>%1 z %2 stref przyjmuje ruch</translation>
    </message>
    <message>
        <source>Cross-zone</source>
        <translation>Między strefami</translation>
    </message>
    <message>
        <source>Checks every</source>
        <translation>Sprawdza co</translation>
    </message>
    <message>
        <source>Unhealthy after</source>
        <translation>Niezdrowy po</translation>
    </message>
    <message numerus="yes">
        <source>%n failed check(s)</source>
        <translation>
            <numerusform>%n nieudanej kontroli</numerusform>
            <numerusform>%n nieudanych kontrolach</numerusform>
            <numerusform>%n nieudanych kontrolach</numerusform>
        </translation>
    </message>
    <message>
        <source>Draining takes</source>
        <translation>Opróżnianie trwa</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Strefy</translation>
    </message>
    <message>
        <source>shifted away</source>
        <translation>ruch odsunięty</translation>
    </message>
    <message>
        <source>clients use it</source>
        <translation>klienci jej używają</translation>
    </message>
    <message>
        <source>clients will use it soon</source>
        <translation>klienci wkrótce zaczną jej używać</translation>
    </message>
    <message>
        <source>clients do not use it</source>
        <translation>klienci jej nie używają</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Cele</translation>
    </message>
    <message>
        <source>record of %1</source>
        <translation>rekord domeny %1</translation>
    </message>
    <message>
        <source>Leads to an address where nobody answers</source>
        <translation>Prowadzi pod adres, pod którym nikt nie odpowiada</translation>
    </message>
    <message>
        <source>Unhealthy by its check</source>
        <translation>Niezdrowy według kontroli</translation>
    </message>
    <message>
        <source>Leads to %1</source>
        <translation>Prowadzi do %1</translation>
    </message>
    <message>
        <source>Not all servers answer so yet</source>
        <translation>Nie wszystkie serwery już tak odpowiadają</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Load balancer</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Polityka</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Waga</translation>
    </message>
    <message>
        <source>Share of the answers</source>
        <translation>Udział w odpowiedziach</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Kontrola stanu</translation>
    </message>
    <message>
        <source>What clients believe</source>
        <translation>W co wierzą klienci</translation>
    </message>
    <message>
        <source>%1 go to %2</source>
        <translation>%1 idzie do %2</translation>
    </message>
    <message>
        <source>, an old answer</source>
        <translation>, stara odpowiedź</translation>
    </message>
    <message>
        <source>health check of Route 53</source>
        <translation>kontrola stanu Route 53</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Zdrowy</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Niezdrowy</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekord</translation>
    </message>
    <message>
        <source>clients that treat answers alike</source>
        <translation>klienci, którzy tak samo traktują odpowiedzi</translation>
    </message>
    <message>
        <source>%1 of the users</source>
        <translation>%1 użytkowników</translation>
    </message>
    <message>
        <source>Keep an answer at least</source>
        <translation>Trzymają odpowiedź co najmniej</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Idą do %1</translation>
    </message>
    <message>
        <source>AWS has none of these now</source>
        <translation>AWS nie ma teraz żadnej takiej</translation>
    </message>
    <message>
        <source>as many as wanted</source>
        <translation>ile trzeba</translation>
    </message>
    <message numerus="yes">
        <source>%n more machine(s)</source>
        <translation>
            <numerusform>jeszcze %n maszynę</numerusform>
            <numerusform>jeszcze %n maszyny</numerusform>
            <numerusform>jeszcze %n maszyn</numerusform>
        </translation>
    </message>
    <message>
        <source>In zone %1 AWS has</source>
        <translation>W strefie %1 AWS ma</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Wstrzymane</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualizacja</translation>
    </message>
    <message numerus="yes">
        <source>machine group in %n zone(s)</source>
        <translation>
            <numerusform>grupa maszyn w %n strefie</numerusform>
            <numerusform>grupa maszyn w %n strefach</numerusform>
            <numerusform>grupa maszyn w %n strefach</numerusform>
        </translation>
    </message>
    <message>
        <source>Each has for pods</source>
        <translation>Każda ma dla podów</translation>
    </message>
    <message>
        <source>%1 CPU, %2</source>
        <translation>%1 CPU, %2</translation>
    </message>
    <message>
        <source>Last launch was refused</source>
        <translation>Ostatnie uruchomienie odrzucono</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maszyny</translation>
    </message>
    <message>
        <source>Internet gateway</source>
        <translation>Brama internetowa</translation>
    </message>
    <message>
        <source>%1 overlaps VPC %2</source>
        <translation>%1 pokrywa się z VPC %2</translation>
    </message>
    <message>
        <source>Subnets</source>
        <translation>Podsieci</translation>
    </message>
    <message>
        <source>Route tables</source>
        <translation>Tablice tras</translation>
    </message>
    <message>
        <source>Security groups</source>
        <translation>Grupy bezpieczeństwa</translation>
    </message>
    <message>
        <source>At its edges</source>
        <translation>Na brzegach</translation>
    </message>
    <message>
        <source>Peering</source>
        <translation>Peering</translation>
    </message>
    <message>
        <source>Transit gateway</source>
        <translation>Transit gateway</translation>
    </message>
    <message>
        <source>Free addresses</source>
        <translation>Wolne adresy</translation>
    </message>
    <message>
        <source>Route table</source>
        <translation>Tablica tras</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>Grupa bezpieczeństwa</translation>
    </message>
    <message>
        <source>gateway endpoint of S3</source>
        <translation>endpoint bramy S3</translation>
    </message>
    <message>
        <source>gateway endpoint of DynamoDB</source>
        <translation>endpoint bramy DynamoDB</translation>
    </message>
    <message>
        <source>route table</source>
        <translation>tablica tras</translation>
    </message>
    <message>
        <source>, learned by BGP</source>
        <translation>, poznana przez BGP</translation>
    </message>
    <message>
        <source>, leads nowhere now</source>
        <translation>, teraz prowadzi donikąd</translation>
    </message>
    <message>
        <source>, not used</source>
        <translation>, nieużywana</translation>
    </message>
    <message>
        <source>Subnets that use it</source>
        <translation>Podsieci, które jej używają</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) lead nowhere now</source>
        <translation>
            <numerusform>%n trasa prowadzi teraz donikąd</numerusform>
            <numerusform>%n trasy prowadzą teraz donikąd</numerusform>
            <numerusform>%n tras prowadzi teraz donikąd</numerusform>
        </translation>
    </message>
    <message>
        <source>Each route leads somewhere</source>
        <translation>Każda trasa dokądś prowadzi</translation>
    </message>
    <message>
        <source>Worn by</source>
        <translation>Używana przez</translation>
    </message>
    <message>
        <source>Machines in</source>
        <translation>Maszyny w</translation>
    </message>
    <message>
        <source>security group</source>
        <translation>grupa bezpieczeństwa</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reguły</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Do środka</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Na zewnątrz</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n reguła</numerusform>
            <numerusform>%n reguły</numerusform>
            <numerusform>%n reguł</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a rule: nothing passes</source>
        <translation>Bez reguł: nic nie przechodzi</translation>
    </message>
    <message>
        <source>network of one&apos;s own</source>
        <translation>własna sieć</translation>
    </message>
    <message>
        <source>disruption budget</source>
        <translation>budżet zakłóceń</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) may be evicted now</source>
        <translation>
            <numerusform>Teraz można eksmitować %n pod</numerusform>
            <numerusform>Teraz można eksmitować %n pody</numerusform>
            <numerusform>Teraz można eksmitować %n podów</numerusform>
        </translation>
    </message>
    <message>
        <source>No pod may be evicted now</source>
        <translation>Teraz nie można eksmitować żadnego poda</translation>
    </message>
    <message>
        <source>Healthy pods</source>
        <translation>Zdrowe pody</translation>
    </message>
    <message>
        <source>Must stay healthy</source>
        <translation>Muszą zostać zdrowe</translation>
    </message>
    <message>
        <source>Expected pods</source>
        <translation>Oczekiwane pody</translation>
    </message>
    <message>
        <source>Unhealthy pods</source>
        <translation>Niezdrowe pody</translation>
    </message>
    <message>
        <source>resource quota</source>
        <translation>limit zasobów</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Wyczerpany</translation>
    </message>
    <message>
        <source>Has room</source>
        <translation>Ma jeszcze miejsce</translation>
    </message>
    <message>
        <source>priority class</source>
        <translation>klasa priorytetu</translation>
    </message>
    <message>
        <source>Priority %1</source>
        <translation>Priorytet %1</translation>
    </message>
    <message>
        <source>Takes the place of others</source>
        <translation>Zajmuje miejsce innych</translation>
    </message>
    <message>
        <source>claim of %1</source>
        <translation>claim obciążenia %1</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>When it is deleted</source>
        <translation>Po usunięciu</translation>
    </message>
    <message>
        <source>the volume stays</source>
        <translation>wolumen zostaje</translation>
    </message>
    <message>
        <source>the volume goes with it</source>
        <translation>wolumen znika razem z nim</translation>
    </message>
    <message>
        <source>image</source>
        <translation>obraz</translation>
    </message>
    <message>
        <source>Not in the registry</source>
        <translation>Nie ma go w rejestrze</translation>
    </message>
    <message>
        <source>On the disks of</source>
        <translation>Na dyskach węzłów</translation>
    </message>
    <message>
        <source>%1, %2 GiB</source>
        <translation>%1, %2 GiB</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Szybkość</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Przepustowość</translation>
    </message>
    <message>
        <source>In bursts</source>
        <translation>W zrywach</translation>
    </message>
    <message>
        <source>IOPS in bursts</source>
        <translation>IOPS w zrywach</translation>
    </message>
    <message>
        <source>Burst credits left</source>
        <translation>Pozostałe kredyty</translation>
    </message>
    <message>
        <source>Asked for now</source>
        <translation>Teraz potrzeba</translation>
    </message>
    <message>
        <source>%1 IOPS, %2</source>
        <translation>%1 IOPS, %2</translation>
    </message>
    <message>
        <source>Served of that</source>
        <translation>Z tego obsłużone</translation>
    </message>
    <message>
        <source>Still to be loaded</source>
        <translation>Jeszcze do załadowania</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Zrobiony z</translation>
    </message>
    <message>
        <source>Can be changed again in</source>
        <translation>Można znów zmienić za</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Zmiana</translation>
    </message>
    <message>
        <source>It will be</source>
        <translation>Będzie</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>Był</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Pełny</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Zajęte</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Migawki</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 temu</translation>
    </message>
    <message>
        <source>snapshot of %1</source>
        <translation>migawka wolumenu %1</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Zrobiona</translation>
    </message>
    <message>
        <source>Size of the volume</source>
        <translation>Rozmiar wolumenu</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dane</translation>
    </message>
    <message>
        <source>Stores itself</source>
        <translation>Sama przechowuje</translation>
    </message>
    <message>
        <source>Fast restore in zone %1</source>
        <translation>Szybkie odtwarzanie w strefie %1</translation>
    </message>
    <message>
        <source>%1, %2 credits</source>
        <translation>%1, kredyty: %2</translation>
    </message>
    <message numerus="yes">
        <source>after %n day(s)</source>
        <translation>
            <numerusform>po %n dniu</numerusform>
            <numerusform>po %n dniach</numerusform>
            <numerusform>po %n dniach</numerusform>
        </translation>
    </message>
    <message>
        <source>Versioned</source>
        <translation>Wersjonowany</translation>
    </message>
    <message>
        <source>Old versions</source>
        <translation>Stare wersje</translation>
    </message>
    <message>
        <source>Parts of broken uploads</source>
        <translation>Części przerwanych wysyłek</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Żądania</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Odczyt</translation>
    </message>
    <message>
        <source>%1 of %2 a second</source>
        <translation>%1 z %2 na sekundę</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Zapis</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partycje</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Cykl życia</translation>
    </message>
    <message>
        <source>To infrequent access</source>
        <translation>Do klasy rzadkiego dostępu</translation>
    </message>
    <message>
        <source>To Glacier</source>
        <translation>Do Glacier</translation>
    </message>
    <message>
        <source>To Deep Archive</source>
        <translation>Do Deep Archive</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Usuwane</translation>
    </message>
    <message>
        <source>Old versions deleted</source>
        <translation>Stare wersje usuwane</translation>
    </message>
    <message>
        <source>Broken uploads aborted</source>
        <translation>Przerwane wysyłki porzucane</translation>
    </message>
    <message>
        <source>none: all stays as it is</source>
        <translation>brak: wszystko zostaje, jak jest</translation>
    </message>
    <message>
        <source>Turns requests away: 503 Slow Down</source>
        <translation>Odrzuca żądania: 503 Slow Down</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Wywołania</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Wdrożenie</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Rewizja</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Wstrzymane</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Postęp</translation>
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
        <source>Revision %1</source>
        <translation>Rewizja %1</translation>
    </message>
    <message>
        <source>%1 to %2 pods</source>
        <translation>od %1 do %2 podów</translation>
    </message>
    <message>
        <source>Disruption budget</source>
        <translation>Budżet zakłóceń</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Rodzaj</translation>
    </message>
    <message>
        <source>Roll back to revision</source>
        <translation>Wróć do rewizji</translation>
    </message>
    <message>
        <source>%1, wanted %2</source>
        <translation>%1, cel %2</translation>
    </message>
    <message>
        <source>horizontal autoscaler of %1</source>
        <translation>autoskaler poziomy dla %1</translation>
    </message>
    <message>
        <source>%1 pods now, %2 wanted</source>
        <translation>%1 podów teraz, potrzeba %2</translation>
    </message>
    <message>
        <source>Least pods</source>
        <translation>Najmniej podów</translation>
    </message>
    <message>
        <source>Most pods</source>
        <translation>Najwięcej podów</translation>
    </message>
    <message>
        <source>Metrics ask for</source>
        <translation>Metryki proszą o</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metryki</translation>
    </message>
    <message>
        <source>CPU of the request</source>
        <translation>CPU względem żądania</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nie da się odczytać</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Warunki</translation>
    </message>
    <message>
        <source>job</source>
        <translation>job</translation>
    </message>
    <message>
        <source>Cron job</source>
        <translation>Cron job</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Zrobione</translation>
    </message>
    <message>
        <source>Failed pods</source>
        <translation>Nieudane pody</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Naraz</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Next pod in</source>
        <translation>Następny pod za</translation>
    </message>
    <message>
        <source>cron job</source>
        <translation>cron job</translation>
    </message>
    <message>
        <source>Runs by its schedule</source>
        <translation>Działa według harmonogramu</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Następny przebieg</translation>
    </message>
    <message>
        <source>While one still runs</source>
        <translation>Gdy poprzedni jeszcze trwa</translation>
    </message>
    <message>
        <source>Next run waits</source>
        <translation>Następny przebieg czeka</translation>
    </message>
    <message>
        <source>for the one before it</source>
        <translation>na poprzedni</translation>
    </message>
    <message>
        <source>Last runs</source>
        <translation>Ostatnie przebiegi</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Ponowienia</translation>
    </message>
    <message>
        <source>Tries that time out</source>
        <translation>Próby przekraczające czas</translation>
    </message>
    <message>
        <source>Connections stay open</source>
        <translation>Połączenia pozostają otwarte</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Klaster</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>i jeszcze %n</numerusform>
            <numerusform>i jeszcze %n</numerusform>
            <numerusform>i jeszcze %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Node that is gone, in zone</source>
        <translation>Węzeł, który nie działa, w strefie</translation>
    </message>
    <message>
        <source>Standby in zone</source>
        <translation>Węzeł zapasowy w strefie</translation>
    </message>
    <message>
        <source>Node in zone</source>
        <translation>Węzeł w strefie</translation>
    </message>
    <message>
        <source>Its standby is taking over</source>
        <translation>Węzeł zapasowy przejmuje pracę</translation>
    </message>
    <message>
        <source>%1 of %2 nodes work</source>
        <translation>Działa %1 z %2 węzłów</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasa</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Miejsce</translation>
    </message>
    <message>
        <source>region</source>
        <translation>region</translation>
    </message>
    <message>
        <source>%1 of %2 zones up</source>
        <translation>działające strefy: %1 z %2</translation>
    </message>
    <message>
        <source>It stands by</source>
        <translation>Stoi w gotowości</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Gotowość</translation>
    </message>
    <message>
        <source>Restored from</source>
        <translation>Odtwarzane z</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Teraz</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Obiekty</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Pominięte</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nieudane</translation>
    </message>
    <message>
        <source>Also in</source>
        <translation>Także w</translation>
    </message>
    <message>
        <source>If it is lost</source>
        <translation>Gdy przepadnie</translation>
    </message>
    <message>
        <source>RTO so far</source>
        <translation>RTO dotąd</translation>
    </message>
    <message>
        <source>Age of backup</source>
        <translation>Wiek kopii</translation>
    </message>
    <message>
        <source>RPO now</source>
        <translation>RPO teraz</translation>
    </message>
    <message>
        <source>all: no backup</source>
        <translation>wszystko: brak kopii</translation>
    </message>
    <message>
        <source>Was out for</source>
        <translation>Przerwa</translation>
    </message>
    <message>
        <source>At the last restore</source>
        <translation>Przy ostatnim odtworzeniu</translation>
    </message>
    <message>
        <source>Writes at stake</source>
        <translation>Zagrożone zapisy</translation>
    </message>
    <message>
        <source>Time lost</source>
        <translation>Utracony czas</translation>
    </message>
    <message>
        <source>Writes lost</source>
        <translation>Utracone zapisy</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Hasło</translation>
    </message>
    <message>
        <source>Changed for</source>
        <translation>Zmienione od</translation>
    </message>
    <message>
        <source>Pods with one that is refused</source>
        <translation>Pody z odrzucanym</translation>
    </message>
    <message>
        <source>Credentials for AWS</source>
        <translation>Poświadczenia do AWS</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>wygasły</translation>
    </message>
    <message>
        <source>Its data is wrong for</source>
        <translation>Dane są błędne od</translation>
    </message>
    <message>
        <source>It holds wrong data</source>
        <translation>Zawiera błędne dane</translation>
    </message>
    <message>
        <source>Deleted with its namespace</source>
        <translation>Usunięte z przestrzenią nazw</translation>
    </message>
    <message>
        <source>Before a snapshot</source>
        <translation>Przed migawką</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>środowisko</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Zlecono</translation>
    </message>
    <message>
        <source>Stood after</source>
        <translation>Stanęło po</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Wydania</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Obciążenia</translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message>
        <source>%1 of max %2</source>
        <translation>%1 z max %2</translation>
    </message>
    <message>
        <source>machine group %1</source>
        <translation>grupa maszyn %1</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) now, min %1, max %2</source>
        <translation>
            <numerusform>teraz %n maszyna, min %1, max %2</numerusform>
            <numerusform>teraz %n maszyny, min %1, max %2</numerusform>
            <numerusform>teraz %n maszyn, min %1, max %2</numerusform>
        </translation>
    </message>
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
        <source>%n booting</source>
        <translation>
            <numerusform>%n startuje</numerusform>
            <numerusform>%n startują</numerusform>
            <numerusform>%n startuje</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n NotReady</source>
        <translation>
            <numerusform>%n NotReady</numerusform>
            <numerusform>%n NotReady</numerusform>
            <numerusform>%n NotReady</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not running</source>
        <translation>
            <numerusform>%n stoi</numerusform>
            <numerusform>%n stoją</numerusform>
            <numerusform>%n stoi</numerusform>
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
    <message>
        <source>since %1</source>
        <translation>od %1</translation>
    </message>
    <message>
        <source>log lines and telemetry: %1 an hour; calls stand on their arrows</source>
        <translation>logi i telemetria: %1 na godzinę; wywołania stoją przy swoich strzałkach</translation>
    </message>
    <message>
        <source>%1 requests/s, %2/s</source>
        <translation>%1 żądań/s, %2/s</translation>
    </message>
    <message>
        <source>%1/s fail</source>
        <translation>%1/s się nie udaje</translation>
    </message>
    <message>
        <source>%1 an hour for data through NAT</source>
        <translation>%1 na godzinę za dane przez NAT</translation>
    </message>
    <message>
        <source>%1 an hour between zones, both sides</source>
        <translation>%1 na godzinę między strefami, po obu stronach</translation>
    </message>
    <message>
        <source>%1 an hour out to the internet</source>
        <translation>%1 na godzinę za wyjście do internetu</translation>
    </message>
    <message>
        <source>%1 an hour for data through an endpoint</source>
        <translation>%1 na godzinę za dane przez endpoint</translation>
    </message>
    <message>
        <source>its bytes cost nothing</source>
        <translation>jej bajty nic nie kosztują</translation>
    </message>
    <message>
        <source>%1/h</source>
        <translation>%1/h</translation>
    </message>
</context>
<context>
    <name>OrderText</name>
    <message>
        <source>Lose a zone for a while</source>
        <translation>Strać strefę na pewien czas</translation>
    </message>
    <message>
        <source>Hang a node</source>
        <translation>Zawieś węzeł</translation>
    </message>
    <message>
        <source>Crash a machine</source>
        <translation>Wywróć maszynę</translation>
    </message>
    <message>
        <source>Fill memory or disk of a node</source>
        <translation>Zapełnij pamięć lub dysk węzła</translation>
    </message>
    <message>
        <source>Take a spot machine back</source>
        <translation>Odbierz maszynę spot</translation>
    </message>
    <message>
        <source>Take many spot machines back</source>
        <translation>Odbierz wiele maszyn spot</translation>
    </message>
    <message>
        <source>Run short of machines</source>
        <translation>Niech zabraknie maszyn</translation>
    </message>
    <message>
        <source>Have machines again</source>
        <translation>Niech znów będą maszyny</translation>
    </message>
    <message>
        <source>Kill a pod</source>
        <translation>Zabij poda</translation>
    </message>
    <message>
        <source>Hang a pod</source>
        <translation>Zawieś poda</translation>
    </message>
    <message>
        <source>Let a pod answer again</source>
        <translation>Niech pod znów odpowiada</translation>
    </message>
    <message>
        <source>Let a pod run out of memory</source>
        <translation>Niech podowi zabraknie pamięci</translation>
    </message>
    <message>
        <source>Break a NAT gateway for a while</source>
        <translation>Zepsuj bramę NAT na pewien czas</translation>
    </message>
    <message>
        <source>Repair a NAT gateway</source>
        <translation>Napraw bramę NAT</translation>
    </message>
    <message>
        <source>Cut a tunnel</source>
        <translation>Przetnij tunel</translation>
    </message>
    <message>
        <source>Repair a tunnel</source>
        <translation>Napraw tunel</translation>
    </message>
    <message>
        <source>Replace the end of a tunnel</source>
        <translation>Wymień koniec tunelu</translation>
    </message>
    <message>
        <source>Break an endpoint interface</source>
        <translation>Zepsuj interfejs endpointu</translation>
    </message>
    <message>
        <source>Lose packets between zones</source>
        <translation>Gub pakiety między strefami</translation>
    </message>
    <message>
        <source>Break a DNS record</source>
        <translation>Zepsuj rekord DNS</translation>
    </message>
    <message>
        <source>Leave connections open</source>
        <translation>Zostawiaj otwarte połączenia</translation>
    </message>
    <message>
        <source>Break an upload</source>
        <translation>Przerwij wysyłanie</translation>
    </message>
    <message>
        <source>Roll out another image</source>
        <translation>Wdróż inny obraz</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 i jeszcze %n</numerusform>
            <numerusform>%1 i jeszcze %n</numerusform>
            <numerusform>%1 i jeszcze %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Touches: %1</source>
        <translation>Dotyka: %1</translation>
    </message>
    <message>
        <source>Raise max of %1 to %2</source>
        <translation>Podnieś max %1 do %2</translation>
    </message>
    <message>
        <source>Lower max of %1 to %2</source>
        <translation>Obniż max %1 do %2</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Naprawy</translation>
    </message>
    <message>
        <source>Machine groups</source>
        <translation>Grupy maszyn</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Ruch</translation>
    </message>
    <message>
        <source>Lose zone %1</source>
        <translation>Utrać strefę %1</translation>
    </message>
    <message>
        <source>Bring zone %1 back</source>
        <translation>Przywróć strefę %1</translation>
    </message>
    <message>
        <source>Break %1</source>
        <translation>Zepsuj %1</translation>
    </message>
    <message>
        <source>Traffic times</source>
        <translation>Ruch razy</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Strefy</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maszyny</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pody</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Dane</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Sieć</translation>
    </message>
    <message>
        <source>Slow a node down</source>
        <translation>Spowolnij węzeł</translation>
    </message>
    <message>
        <source>Break an address of a load balancer</source>
        <translation>Zepsuj adres load balancera</translation>
    </message>
    <message>
        <source>Repair an address of a load balancer</source>
        <translation>Napraw adres load balancera</translation>
    </message>
    <message>
        <source>Slow a volume down</source>
        <translation>Spowolnij wolumen</translation>
    </message>
    <message>
        <source>Fill a volume</source>
        <translation>Zapełnij wolumen</translation>
    </message>
    <message>
        <source>Use up burst credits</source>
        <translation>Zużyj kredyty burst</translation>
    </message>
    <message>
        <source>Lose a volume</source>
        <translation>Strać wolumen</translation>
    </message>
    <message>
        <source>Crash a database</source>
        <translation>Wywróć bazę danych</translation>
    </message>
    <message>
        <source>Stop the image registry</source>
        <translation>Zatrzymaj rejestr obrazów</translation>
    </message>
    <message>
        <source>Disable the key of volumes</source>
        <translation>Wyłącz klucz wolumenów</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Klaster</translation>
    </message>
    <message>
        <source>Stop the control plane</source>
        <translation>Zatrzymaj warstwę sterowania</translation>
    </message>
    <message>
        <source>Stop the certificate authority</source>
        <translation>Zatrzymaj urząd certyfikacji</translation>
    </message>
    <message>
        <source>Throttle the EC2 API</source>
        <translation>Zdław API EC2</translation>
    </message>
    <message>
        <source>Rotate a database's password</source>
        <translation>Zmień hasło bazy danych</translation>
    </message>
    <message>
        <source>Take the old password again</source>
        <translation>Przyjmuj znów stare hasło</translation>
    </message>
    <message>
        <source>Let credentials expire</source>
        <translation>Niech poświadczenia wygasną</translation>
    </message>
    <message>
        <source>Renew credentials</source>
        <translation>Odnów poświadczenia</translation>
    </message>
    <message>
        <source>Expire the pull credential</source>
        <translation>Niech wygaśnie poświadczenie obrazów</translation>
    </message>
    <message>
        <source>Spoil the data of a database</source>
        <translation>Zepsuj dane bazy danych</translation>
    </message>
    <message>
        <source>Repair wrong data in place</source>
        <translation>Napraw błędne dane na miejscu</translation>
    </message>
    <message>
        <source>Throttle the API server</source>
        <translation>Zdław serwer API</translation>
    </message>
    <message>
        <source>Delete a namespace</source>
        <translation>Usuń przestrzeń nazw</translation>
    </message>
    <message>
        <source>Deploy a namespace again</source>
        <translation>Wdróż ponownie przestrzeń nazw</translation>
    </message>
    <message>
        <source>Lose the state of the code</source>
        <translation>Zgub stan kodu</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>Group {group} may then hold {min} to {machines}; it has {live} now and launches {count}.</source>
        <translation>Grupa {group} może wtedy mieć od {min} do {machines}; teraz ma {live}, nowych uruchomi {count}.</translation>
    </message>
    <message>
        <source>Zone {zone} is dark, so no machine can start there.</source>
        <translation>Strefa {zone} jest ciemna, więc żadna maszyna tam nie wystartuje.</translation>
    </message>
    <message>
        <source>NAT gateway {nat} stops; nobody uses it now.</source>
        <translation>Brama NAT {nat} przestaje działać; nikt jej teraz nie używa.</translation>
    </message>
    <message>
        <source>NAT gateway {nat} stops; zone {zone} reaches the internet through it.</source>
        <translation>Brama NAT {nat} przestaje działać; przez nią wychodzi do internetu strefa {zone}.</translation>
    </message>
    <message>
        <source>NAT gateway {nat} stops; zones {zones} reach the internet through it.</source>
        <translation>Brama NAT {nat} przestaje działać; przez nią wychodzą do internetu strefy {zones}.</translation>
    </message>
    <message>
        <source>{file} is damaged. It was left as it is.</source>
        <translation>Plik {file} jest uszkodzony. Pozostał bez zmian.</translation>
    </message>
    <message>
        <source>{file} is not a file of Drydock. It was left as it is.</source>
        <translation>{file} nie jest plikiem programu Drydock. Pozostał bez zmian.</translation>
    </message>
    <message>
        <source>{file} cannot be opened.</source>
        <translation>Pliku {file} nie da się otworzyć.</translation>
    </message>
    <message>
        <source>The disk is full; {file} keeps what was saved before.</source>
        <translation>Dysk jest pełny; {file} zachowuje to, co zapisano wcześniej.</translation>
    </message>
    <message>
        <source>There is no permission to write {file}.</source>
        <translation>Brak prawa do zapisu pliku {file}.</translation>
    </message>
    <message>
        <source>Move it away, or bring it back from a copy.</source>
        <translation>Przenieś go w inne miejsce albo przywróć z kopii.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wybierz inną nazwę.</translation>
    </message>
    <message>
        <source>Make room, or choose another disk.</source>
        <translation>Zrób miejsce albo wybierz inny dysk.</translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation>Wybierz inny folder albo zmień jego prawa.</translation>
    </message>
    <message>
        <source>See whether its folder exists and may be written to.</source>
        <translation>Sprawdź, czy jego folder istnieje i czy wolno do niego pisać.</translation>
    </message>
    <message>
        <source>and</source>
        <translation>i</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n maszyna</numerusform>
            <numerusform>%n maszyny</numerusform>
            <numerusform>%n maszyn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n węzeł</numerusform>
            <numerusform>%n węzły</numerusform>
            <numerusform>%n węzłów</numerusform>
        </translation>
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
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n wolumen</numerusform>
            <numerusform>%n wolumeny</numerusform>
            <numerusform>%n wolumenów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n replika</numerusform>
            <numerusform>%n repliki</numerusform>
            <numerusform>%n replik</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n NAT gateway(s)</source>
        <translation>
            <numerusform>%n brama NAT</numerusform>
            <numerusform>%n bramy NAT</numerusform>
            <numerusform>%n bram NAT</numerusform>
        </translation>
    </message>
    <message>
        <source>{scenario} started</source>
        <translation>{scenario}: początek</translation>
    </message>
    <message>
        <source>{actor}: {command}</source>
        <translation>{actor}: {command}</translation>
    </message>
    <message>
        <source>{actor} could not {command}: {reason}</source>
        <translation>{actor}: odrzucono polecenie „{command}”: {reason}</translation>
    </message>
    <message>
        <source>{group} launched {instance}</source>
        <translation>{group} uruchamia {instance}</translation>
    </message>
    <message>
        <source>{instance} finished booting</source>
        <translation>{instance}: koniec rozruchu</translation>
    </message>
    <message>
        <source>{instance} can no longer be reached</source>
        <translation>{instance} jest nieosiągalna</translation>
    </message>
    <message>
        <source>{instance} can be reached again</source>
        <translation>{instance} znów jest osiągalna</translation>
    </message>
    <message>
        <source>{instance} was terminated</source>
        <translation>{instance}: maszyna zakończona</translation>
    </message>
    <message>
        <source>{group} may now hold {min} to {max} machines</source>
        <translation>{group} może teraz mieć od {min} do {max} maszyn</translation>
    </message>
    <message>
        <source>node {node} is Ready</source>
        <translation>węzeł {node} jest Ready</translation>
    </message>
    <message>
        <source>node {node} is NotReady</source>
        <translation>węzeł {node} jest NotReady</translation>
    </message>
    <message>
        <source>node {node} left the cluster</source>
        <translation>węzeł {node} opuścił klaster</translation>
    </message>
    <message>
        <source>pod {pod} was created</source>
        <translation>powstał pod {pod}</translation>
    </message>
    <message>
        <source>pod {pod} goes to {node}</source>
        <translation>pod {pod} trafia na {node}</translation>
    </message>
    <message>
        <source>pod {pod} is Pending: {reason}</source>
        <translation>pod {pod} jest Pending: {reason}</translation>
    </message>
    <message>
        <source>pod {pod} on {node} was preempted by {by}</source>
        <translation>pod {pod} na {node} został wywłaszczony przez {by}</translation>
    </message>
    <message>
        <source>pod {pod} is ready</source>
        <translation>pod {pod} jest gotowy</translation>
    </message>
    <message>
        <source>pod {pod} is no longer ready</source>
        <translation>pod {pod} nie jest już gotowy</translation>
    </message>
    <message>
        <source>pod {pod} was evicted from {node}</source>
        <translation>pod {pod} usunięto z węzła {node}</translation>
    </message>
    <message>
        <source>pod {pod} is gone</source>
        <translation>poda {pod} już nie ma</translation>
    </message>
    <message>
        <source>pod {pod} crashed</source>
        <translation>pod {pod} padł</translation>
    </message>
    <message>
        <source>endpoints of {workload} changed</source>
        <translation>zmieniły się endpointy usługi {workload}</translation>
    </message>
    <message>
        <source>{workload} scaled from {before} to {after}</source>
        <translation>{workload}: skala z {before} na {after}</translation>
    </message>
    <message>
        <source>the autoscaler grows {group} from {before} to {after}</source>
        <translation>autoscaler powiększa {group} z {before} do {after}</translation>
    </message>
    <message>
        <source>the autoscaler cannot help: {pods} Pending, {why}</source>
        <translation>autoscaler nie może pomóc: podów Pending {pods}, {why}</translation>
    </message>
    <message>
        <source>the autoscaler removes {node}: unneeded</source>
        <translation>autoscaler usuwa {node}: jest zbędny</translation>
    </message>
    <message>
        <source>the autoscaler gives up removing {node}: a disruption budget holds its pods</source>
        <translation>autoscaler rezygnuje z usunięcia {node}: jego pody trzyma disruption budget</translation>
    </message>
    <message>
        <source>node {node} is drained</source>
        <translation>węzeł {node} jest opróżniony</translation>
    </message>
    <message>
        <source>{workload} rolls out revision {revision}</source>
        <translation>{workload} wdraża rewizję {revision}</translation>
    </message>
    <message>
        <source>{workload} has rolled out revision {revision}</source>
        <translation>{workload} ma już wdrożoną rewizję {revision}</translation>
    </message>
    <message>
        <source>the rollout of {workload} is stuck: revision {revision} does not get ready</source>
        <translation>wdrożenie {workload} utknęło: rewizja {revision} nie osiąga gotowości</translation>
    </message>
    <message>
        <source>{replica_set} goes from {before} to {after}</source>
        <translation>{replica_set} przechodzi z {before} na {after}</translation>
    </message>
    <message>
        <source>{workload} gets no further pod: quota {quota} limits {resource}</source>
        <translation>{workload} nie dostanie kolejnego poda: limit {quota} ogranicza {resource}</translation>
    </message>
    <message>
        <source>pod {pod} cannot pull image {image}</source>
        <translation>pod {pod} nie może pobrać obrazu {image}</translation>
    </message>
    <message>
        <source>pod {pod} is started again after {delay}</source>
        <translation>pod {pod} zostanie uruchomiony ponownie po {delay}</translation>
    </message>
    <message>
        <source>pod {pod} failed its {probe} probe</source>
        <translation>pod {pod} nie przeszedł sondy {probe}</translation>
    </message>
    <message>
        <source>job {job} starts</source>
        <translation>zadanie {job} rusza</translation>
    </message>
    <message>
        <source>job {job} is complete</source>
        <translation>zadanie {job} zakończone</translation>
    </message>
    <message>
        <source>job {job} failed: {why}</source>
        <translation>zadanie {job} nie powiodło się: {why}</translation>
    </message>
    <message>
        <source>zone {zone} went dark</source>
        <translation>strefa {zone} przestała działać</translation>
    </message>
    <message>
        <source>{instance} hangs on its way out: zone {zone} is dark</source>
        <translation>{instance} nie może się zakończyć: strefa {zone} nie działa</translation>
    </message>
    <message>
        <source>volume {volume} stays busy on {instance}: zone {zone} is dark</source>
        <translation>wolumin {volume} pozostaje zajęty przez {instance}: strefa {zone} nie działa</translation>
    </message>
    <message>
        <source>snapshot {snapshot} waits: zone {zone} is dark</source>
        <translation>migawka {snapshot} czeka: strefa {zone} nie działa</translation>
    </message>
    <message>
        <source>Zone {zone} is dark: it happens when the zone is back.</source>
        <translation>Strefa {zone} nie działa: stanie się to, gdy strefa wróci.</translation>
    </message>
    <message>
        <source>zone {zone} is back</source>
        <translation>strefa {zone} wróciła</translation>
    </message>
    <message>
        <source>NAT gateway {nat} stopped</source>
        <translation>brama NAT {nat} stanęła</translation>
    </message>
    <message>
        <source>NAT gateway {nat} works again</source>
        <translation>brama NAT {nat} znów działa</translation>
    </message>
    <message>
        <source>NAT gateway {nat} is being created</source>
        <translation>brama NAT {nat} jest tworzona</translation>
    </message>
    <message>
        <source>NAT gateway {nat} is available</source>
        <translation>brama NAT {nat} jest dostępna</translation>
    </message>
    <message>
        <source>NAT gateway {nat} was deleted</source>
        <translation>brama NAT {nat} została usunięta</translation>
    </message>
    <message>
        <source>NAT gateway {nat} has one more address</source>
        <translation>brama NAT {nat} ma jeden adres więcej</translation>
    </message>
    <message>
        <source>NAT gateway {nat} has no free port to {destination}</source>
        <translation>brama NAT {nat} nie ma wolnego portu do {destination}</translation>
    </message>
    <message>
        <source>NAT gateway {nat} has free ports to {destination} again</source>
        <translation>brama NAT {nat} znów ma wolne porty do {destination}</translation>
    </message>
    <message>
        <source>NAT gateway {nat} drops packets: it is asked for more than it carries</source>
        <translation>brama NAT {nat} gubi pakiety: żąda się od niej więcej, niż przenosi</translation>
    </message>
    <message>
        <source>NAT gateway {nat} has scaled up</source>
        <translation>brama NAT {nat} powiększyła się</translation>
    </message>
    <message>
        <source>route table {table} sends {to} to {target}</source>
        <translation>tablica tras {table} kieruje {to} do {target}</translation>
    </message>
    <message>
        <source>subnet {subnet} has no free address</source>
        <translation>podsieć {subnet} nie ma wolnego adresu</translation>
    </message>
    <message>
        <source>{peering} joins two VPCs</source>
        <translation>{peering} łączy dwie sieci VPC</translation>
    </message>
    <message>
        <source>{peering} no longer joins two VPCs</source>
        <translation>{peering} nie łączy już dwóch sieci VPC</translation>
    </message>
    <message>
        <source>VPC {vpc} is attached to {gateway}</source>
        <translation>VPC {vpc} jest przyłączona do {gateway}</translation>
    </message>
    <message>
        <source>endpoint {endpoint} serves its VPC</source>
        <translation>punkt końcowy {endpoint} służy swojej VPC</translation>
    </message>
    <message>
        <source>endpoint interface {interface} stopped</source>
        <translation>interfejs punktu końcowego {interface} stanął</translation>
    </message>
    <message>
        <source>endpoint interface {interface} works again</source>
        <translation>interfejs punktu końcowego {interface} znów działa</translation>
    </message>
    <message>
        <source>security group {group}: {change}</source>
        <translation>grupa bezpieczeństwa {group}: {change}</translation>
    </message>
    <message>
        <source>tunnel {tunnel} is down</source>
        <translation>tunel {tunnel} nie działa</translation>
    </message>
    <message>
        <source>tunnel {tunnel} is up again</source>
        <translation>tunel {tunnel} znów działa</translation>
    </message>
    <message>
        <source>AWS replaces the endpoint of tunnel {tunnel}</source>
        <translation>AWS wymienia koniec tunelu {tunnel}</translation>
    </message>
    <message>
        <source>VPN {vpn} now uses tunnel {tunnel}</source>
        <translation>VPN {vpn} używa teraz tunelu {tunnel}</translation>
    </message>
    <message>
        <source>VPN {vpn} has no tunnel left</source>
        <translation>VPN {vpn} nie ma już żadnego tunelu</translation>
    </message>
    <message>
        <source>zones {a} and {b} lose {percent} % of their packets to each other, {delay_ms} ms more each way</source>
        <translation>strefy {a} i {b} gubią {percent} % pakietów między sobą, {delay_ms} ms dłużej w każdą stronę</translation>
    </message>
    <message>
        <source>zones {a} and {b} reach each other as usual</source>
        <translation>strefy {a} i {b} łączą się jak zwykle</translation>
    </message>
    <message>
        <source>cross-zone of load balancer {balancer} is {setting}</source>
        <translation>ruch między strefami load balancera {balancer}: {setting}</translation>
    </message>
    <message>
        <source>traffic of load balancer {balancer} shifts away from zone {zone}</source>
        <translation>ruch load balancera {balancer} odchodzi ze strefy {zone}</translation>
    </message>
    <message>
        <source>load balancer {balancer} may use zone {zone} again</source>
        <translation>load balancer {balancer} może znów używać strefy {zone}</translation>
    </message>
    <message>
        <source>load balancer {balancer} takes no more targets in zone {zone}</source>
        <translation>load balancer {balancer} nie przyjmuje więcej celów w strefie {zone}</translation>
    </message>
    <message>
        <source>record {record} now points to {target}</source>
        <translation>rekord {record} wskazuje teraz na {target}</translation>
    </message>
    <message>
        <source>all servers answer the new record {record}</source>
        <translation>wszystkie serwery podają nowy rekord {record}</translation>
    </message>
    <message>
        <source>some of {clients} follow the new answer of {record}: {percent} % of users find the platform</source>
        <translation>część grupy {clients} idzie za nową odpowiedzią rekordu {record}: na platformę trafia {percent} % użytkowników</translation>
    </message>
    <message>
        <source>{clients} follow the new answer of {record}: {percent} % of users find the platform</source>
        <translation>{clients} idą za nową odpowiedzią rekordu {record}: na platformę trafia {percent} % użytkowników</translation>
    </message>
    <message>
        <source>{gateway} takes no route to VPC {vpc}: its block overlaps that of VPC {other}</source>
        <translation>{gateway} nie przyjmuje trasy do VPC {vpc}: jej blok nakłada się na blok VPC {other}</translation>
    </message>
    <message>
        <source>fewer users are affected: {percent} % of requests succeed</source>
        <translation>odczuwa to mniej użytkowników: udaje się {percent} % żądań</translation>
    </message>
    <message>
        <source>health check {check} failed</source>
        <translation>kontrola stanu {check} nie powiodła się</translation>
    </message>
    <message>
        <source>health check {check} passes again</source>
        <translation>kontrola stanu {check} znów się udaje</translation>
    </message>
    <message>
        <source>calls to {outside} leave their connections open</source>
        <translation>wywołania {outside} zostawiają otwarte połączenia</translation>
    </message>
    <message>
        <source>calls to {outside} close their connections again</source>
        <translation>wywołania {outside} znów zamykają połączenia</translation>
    </message>
    <message>
        <source>send {to} of route table {table} to {target}</source>
        <translation>skieruj {to} z tablicy tras {table} do {target}</translation>
    </message>
    <message>
        <source>delete the route to {to} from route table {table}</source>
        <translation>usuń trasę do {to} z tablicy tras {table}</translation>
    </message>
    <message>
        <source>create NAT gateway {nat} in zone {zone}</source>
        <translation>utwórz bramę NAT {nat} w strefie {zone}</translation>
    </message>
    <message>
        <source>delete NAT gateway {nat}</source>
        <translation>usuń bramę NAT {nat}</translation>
    </message>
    <message>
        <source>give NAT gateway {nat} one more address</source>
        <translation>daj bramie NAT {nat} jeszcze jeden adres</translation>
    </message>
    <message>
        <source>create endpoint {endpoint} for {service}</source>
        <translation>utwórz punkt końcowy {endpoint} dla {service}</translation>
    </message>
    <message>
        <source>peer VPC {vpc} with VPC {with} as {peering}</source>
        <translation>połącz VPC {vpc} z VPC {with} jako {peering}</translation>
    </message>
    <message>
        <source>delete peering {peering}</source>
        <translation>usuń połączenie VPC {peering}</translation>
    </message>
    <message>
        <source>attach VPC {vpc} to transit gateway {gateway}</source>
        <translation>przyłącz VPC {vpc} do bramy tranzytowej {gateway}</translation>
    </message>
    <message>
        <source>let security group {group} pass {ports} {direction} {other}</source>
        <translation>niech grupa bezpieczeństwa {group} przepuszcza {ports} {direction} {other}</translation>
    </message>
    <message>
        <source>let security group {group} no longer pass {ports} {direction} {other}</source>
        <translation>niech grupa bezpieczeństwa {group} nie przepuszcza już {ports} {direction} {other}</translation>
    </message>
    <message>
        <source>set cross-zone of load balancer {balancer} to {on}</source>
        <translation>ustaw ruch między strefami load balancera {balancer} na {on}</translation>
    </message>
    <message>
        <source>shift load balancer {balancer} away from zone {zone}</source>
        <translation>odsuń load balancer {balancer} od strefy {zone}</translation>
    </message>
    <message>
        <source>end the shift of load balancer {balancer} away from zone {zone}</source>
        <translation>zakończ odsunięcie load balancera {balancer} od strefy {zone}</translation>
    </message>
    <message>
        <source>point record {record} to {to}</source>
        <translation>skieruj rekord {record} na {to}</translation>
    </message>
    <message>
        <source>set the weight of record {record} to {weight}</source>
        <translation>ustaw wagę rekordu {record} na {weight}</translation>
    </message>
    <message>
        <source>set the TTL of record {record} to {ttl}</source>
        <translation>ustaw TTL rekordu {record} na {ttl}</translation>
    </message>
    <message>
        <source>repair NAT gateway {nat}</source>
        <translation>napraw bramę NAT {nat}</translation>
    </message>
    <message>
        <source>cut tunnel {tunnel}</source>
        <translation>przerwij tunel {tunnel}</translation>
    </message>
    <message>
        <source>repair tunnel {tunnel}</source>
        <translation>napraw tunel {tunnel}</translation>
    </message>
    <message>
        <source>let AWS replace the endpoint of tunnel {tunnel}</source>
        <translation>niech AWS wymieni koniec tunelu {tunnel}</translation>
    </message>
    <message>
        <source>fail endpoint interface {interface}</source>
        <translation>zepsuj interfejs punktu końcowego {interface}</translation>
    </message>
    <message>
        <source>lose {loss} % of packets between zones {zone} and {other}</source>
        <translation>gub {loss} % pakietów między strefami {zone} i {other}</translation>
    </message>
    <message>
        <source>break record {record}</source>
        <translation>zepsuj rekord {record}</translation>
    </message>
    <message>
        <source>leave connections to {outside} open</source>
        <translation>zostawiaj otwarte połączenia z {outside}</translation>
    </message>
    <message>
        <source>Interface endpoint hours</source>
        <translation>Godziny punktów końcowych</translation>
    </message>
    <message>
        <source>Interface endpoint data</source>
        <translation>Dane punktów końcowych</translation>
    </message>
    <message>
        <source>Transit gateway attachments</source>
        <translation>Przyłączenia do bramy tranzytowej</translation>
    </message>
    <message>
        <source>Data transfer by VPN</source>
        <translation>Transfer danych przez VPN</translation>
    </message>
    <message>
        <source>DNS health checks</source>
        <translation>Kontrole stanu DNS</translation>
    </message>
    <message>
        <source>load balancer {balancer} sees {target} as {health}</source>
        <translation>load balancer {balancer} widzi {target} jako: {health}</translation>
    </message>
    <message>
        <source>clients stopped using zone {zone} of load balancer {balancer}</source>
        <translation>klienci przestali używać strefy {zone} load balancera {balancer}</translation>
    </message>
    <message>
        <source>clients now use zone {zone} of load balancer {balancer}</source>
        <translation>klienci używają teraz strefy {zone} load balancera {balancer}</translation>
    </message>
    <message>
        <source>volume {volume} is attached to {instance}</source>
        <translation>wolumen {volume} podłączono do {instance}</translation>
    </message>
    <message>
        <source>volume {volume} was detached from {instance}</source>
        <translation>wolumen {volume} odłączono od {instance}</translation>
    </message>
    <message>
        <source>Multi-Attach error: {wants} cannot have volume {volume}, {holder} still holds it</source>
        <translation>błąd Multi-Attach: {wants} nie dostanie wolumenu {volume}, bo wciąż trzyma go {holder}</translation>
    </message>
    <message>
        <source>{instance} holds {volumes} volumes already and cannot take volume {volume}</source>
        <translation>{instance} ma już tyle wolumenów ({volumes}), że nie przyjmie wolumenu {volume}</translation>
    </message>
    <message>
        <source>volume {volume} was made in zone {zone}</source>
        <translation>utworzono wolumen {volume} w strefie {zone}</translation>
    </message>
    <message>
        <source>volume {volume} was deleted with its data</source>
        <translation>wolumen {volume} usunięto razem z danymi</translation>
    </message>
    <message>
        <source>volume {volume} serves only {percent} % of the I/O asked of it</source>
        <translation>wolumen {volume} obsługuje tylko {percent} % żądanych operacji we/wy</translation>
    </message>
    <message>
        <source>volume {volume} serves all I/O asked of it again</source>
        <translation>wolumen {volume} znów obsługuje wszystkie operacje we/wy</translation>
    </message>
    <message>
        <source>burst credits of volume {volume} are gone: it falls to its baseline</source>
        <translation>wolumen {volume} wyczerpał kredyty i spada do wydajności podstawowej</translation>
    </message>
    <message>
        <source>volume {volume} has burst credits again</source>
        <translation>wolumen {volume} znów ma kredyty</translation>
    </message>
    <message>
        <source>{instance} has used up its burst of volume I/O: its volumes share its baseline</source>
        <translation>{instance} wyczerpała zapas operacji na wolumenach: wolumeny dzielą jej wydajność podstawową</translation>
    </message>
    <message>
        <source>{instance} can burst its volume I/O again</source>
        <translation>{instance} znów może przyspieszać operacje na wolumenach</translation>
    </message>
    <message>
        <source>volume {volume} is {percent} % full</source>
        <translation>wolumen {volume} jest zapełniony w {percent} %</translation>
    </message>
    <message>
        <source>volume {volume} is full: nothing more can be written</source>
        <translation>wolumen {volume} jest pełny: nic więcej nie da się zapisać</translation>
    </message>
    <message>
        <source>volume {volume} has room again</source>
        <translation>na wolumenie {volume} znów jest miejsce</translation>
    </message>
    <message>
        <source>volume {volume} is a {type} volume of {gib} GiB now, and AWS still optimizes it</source>
        <translation>wolumen {volume} jest teraz typu {type} i ma {gib} GiB, a AWS jeszcze go optymalizuje</translation>
    </message>
    <message>
        <source>the change of volume {volume} is complete</source>
        <translation>zmiana wolumenu {volume} jest zakończona</translation>
    </message>
    <message>
        <source>snapshot {snapshot} of volume {volume} began</source>
        <translation>rozpoczęto migawkę {snapshot} wolumenu {volume}</translation>
    </message>
    <message>
        <source>snapshot {snapshot} is complete: it stores {gib} GiB</source>
        <translation>migawka {snapshot} jest gotowa: przechowuje {gib} GiB</translation>
    </message>
    <message>
        <source>snapshot {snapshot} was deleted</source>
        <translation>usunięto migawkę {snapshot}</translation>
    </message>
    <message>
        <source>volume {volume} was made in zone {zone} from a snapshot that is {minutes} min old</source>
        <translation>w strefie {zone} utworzono wolumen {volume} z migawki sprzed {minutes} min</translation>
    </message>
    <message>
        <source>volume {volume} has loaded all its data from the snapshot</source>
        <translation>wolumen {volume} wczytał już wszystkie dane z migawki</translation>
    </message>
    <message>
        <source>fast restore of snapshot {snapshot} is ready in zone {zone}</source>
        <translation>szybkie odtwarzanie migawki {snapshot} jest gotowe w strefie {zone}</translation>
    </message>
    <message>
        <source>bucket {bucket} answers 503 Slow Down: it serves {percent} %</source>
        <translation>bucket {bucket} odpowiada 503 Slow Down: obsługuje {percent} %</translation>
    </message>
    <message>
        <source>bucket {bucket} serves all requests again</source>
        <translation>bucket {bucket} znów obsługuje wszystkie żądania</translation>
    </message>
    <message>
        <source>S3 split bucket {bucket} into {partitions} partitions</source>
        <translation>S3 podzieliło bucket {bucket} na partycje: {partitions}</translation>
    </message>
    <message>
        <source>rules of bucket {bucket} moved {moved} GiB and deleted {deleted} GiB</source>
        <translation>reguły bucketu {bucket} przeniosły {moved} GiB i usunęły {deleted} GiB</translation>
    </message>
    <message>
        <source>{gib} GiB of objects of bucket {bucket} were deleted</source>
        <translation>z bucketu {bucket} usunięto {gib} GiB obiektów</translation>
    </message>
    <message>
        <source>a claim of {workload} now has volume {volume}</source>
        <translation>żądanie wolumenu {workload} ma teraz wolumen {volume}</translation>
    </message>
    <message>
        <source>make {type} volume {name} of {size_gib} GiB in zone {zone}</source>
        <translation>utwórz wolumen {type} {name}, {size_gib} GiB, w strefie {zone}</translation>
    </message>
    <message>
        <source>change volume {volume}</source>
        <translation>zmień wolumen {volume}</translation>
    </message>
    <message>
        <source>attach volume {volume} to {machine}</source>
        <translation>podłącz wolumen {volume} do {machine}</translation>
    </message>
    <message>
        <source>detach volume {volume}</source>
        <translation>odłącz wolumen {volume}</translation>
    </message>
    <message>
        <source>delete volume {volume}</source>
        <translation>usuń wolumen {volume}</translation>
    </message>
    <message>
        <source>take a snapshot of volume {volume}</source>
        <translation>zrób migawkę wolumenu {volume}</translation>
    </message>
    <message>
        <source>delete snapshot {snapshot}</source>
        <translation>usuń migawkę {snapshot}</translation>
    </message>
    <message>
        <source>restore snapshot {snapshot} as volume {name} in zone {zone}</source>
        <translation>odtwórz migawkę {snapshot} jako wolumen {name} w strefie {zone}</translation>
    </message>
    <message>
        <source>switch on fast restore of {snapshot} in zone {zone}</source>
        <translation>włącz szybkie odtwarzanie {snapshot} w strefie {zone}</translation>
    </message>
    <message>
        <source>switch off fast restore of {snapshot} in zone {zone}</source>
        <translation>wyłącz szybkie odtwarzanie {snapshot} w strefie {zone}</translation>
    </message>
    <message>
        <source>set the rules of bucket {bucket}</source>
        <translation>ustaw reguły bucketu {bucket}</translation>
    </message>
    <message>
        <source>set versioning of bucket {bucket} to {on}</source>
        <translation>ustaw wersjonowanie bucketu {bucket} na {on}</translation>
    </message>
    <message>
        <source>delete the oldest {gib} GiB of bucket {bucket}</source>
        <translation>usuń najstarsze {gib} GiB z bucketu {bucket}</translation>
    </message>
    <message>
        <source>break off an upload of {gib} GiB to bucket {bucket}</source>
        <translation>przerwij wysyłanie {gib} GiB do bucketu {bucket}</translation>
    </message>
    <message>
        <source>use volume {volume} for claim {claim}</source>
        <translation>użyj wolumenu {volume} dla żądania {claim}</translation>
    </message>
    <message>
        <source>delete claim {claim}</source>
        <translation>usuń żądanie wolumenu {claim}</translation>
    </message>
    <message>
        <source>retain the volume of claim {claim}: {retain}</source>
        <translation>zachowaj wolumen żądania {claim}: {retain}</translation>
    </message>
    <message>
        <source>Volumes: IOPS and throughput</source>
        <translation>Wolumeny: IOPS i przepustowość</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Migawki</translation>
    </message>
    <message>
        <source>Snapshots: fast restore</source>
        <translation>Migawki: szybkie odtwarzanie</translation>
    </message>
    <message>
        <source>Snapshots: paid loading</source>
        <translation>Migawki: płatne wczytywanie</translation>
    </message>
    <message>
        <source>Buckets: moves between classes</source>
        <translation>Buckety: przenoszenie między klasami</translation>
    </message>
    <message>
        <source>users are affected: {percent} % of requests succeed</source>
        <translation>użytkownicy to odczuwają: udaje się {percent} % żądań</translation>
    </message>
    <message>
        <source>users are served again: {percent} % of requests succeed</source>
        <translation>użytkownicy znów są obsługiwani: udaje się {percent} % żądań</translation>
    </message>
    <message>
        <source>users wait: p95 is {p95_ms} ms</source>
        <translation>użytkownicy czekają: p95 to {p95_ms} ms</translation>
    </message>
    <message>
        <source>users get quick answers again: p95 is {p95_ms} ms</source>
        <translation>użytkownicy znów szybko dostają odpowiedzi: p95 to {p95_ms} ms</translation>
    </message>
    <message>
        <source>{service} answers only {percent} % of its calls well</source>
        <translation>{service} dobrze odpowiada tylko na {percent} % wywołań</translation>
    </message>
    <message>
        <source>{service} answers {percent} % of its calls well again</source>
        <translation>{service} znów dobrze odpowiada na {percent} % wywołań</translation>
    </message>
    <message>
        <source>{service} is slow: p95 is {p95_ms} ms</source>
        <translation>{service} jest powolna: p95 to {p95_ms} ms</translation>
    </message>
    <message>
        <source>{service} is quick again: p95 is {p95_ms} ms</source>
        <translation>{service} znów jest szybka: p95 to {p95_ms} ms</translation>
    </message>
    <message>
        <source>messages wait in {queue}: {per_second} more each second</source>
        <translation>wiadomości czekają w {queue}: co sekundę o {per_second} więcej</translation>
    </message>
    <message>
        <source>no message waits in {queue} any more</source>
        <translation>w {queue} nie czeka już żadna wiadomość</translation>
    </message>
    <message>
        <source>traffic is {scale} times the ordinary</source>
        <translation>ruch jest {scale} razy zwykły</translation>
    </message>
    <message>
        <source>each request is simulated by itself from now on</source>
        <translation>od teraz każde żądanie jest symulowane osobno</translation>
    </message>
    <message>
        <source>requests are computed as flows again</source>
        <translation>żądania są znów liczone jako przepływy</translation>
    </message>
    <message>
        <source>{pool} has too few connections: calls wait {wait_ms} ms for one</source>
        <translation>{pool}: za mało połączeń, wywołania czekają na wolne {wait_ms} ms</translation>
    </message>
    <message>
        <source>{pool} has too few connections: {percent} % of calls get none</source>
        <translation>{pool}: za mało połączeń, {percent} % wywołań nie dostaje żadnego</translation>
    </message>
    <message>
        <source>{pool} has connections enough again</source>
        <translation>{pool}: połączeń znów wystarcza</translation>
    </message>
    <message>
        <source>{pod} failed too often in a row: proxies leave it out</source>
        <translation>{pod} zawiódł zbyt wiele razy z rzędu: proxy go pomijają</translation>
    </message>
    <message>
        <source>{pod} answers well: no proxy leaves it out any more</source>
        <translation>{pod} dobrze odpowiada: żadne proxy go już nie pomija</translation>
    </message>
    <message>
        <source>{queue} is full: it loses {per_second} messages each second</source>
        <translation>{queue} jest pełna: traci {per_second} wiadomości na sekundę</translation>
    </message>
    <message>
        <source>{queue} has room again</source>
        <translation>{queue} znów ma miejsce</translation>
    </message>
    <message>
        <source>{broker} is short of memory: whoever publishes must wait</source>
        <translation>{broker} ma za mało pamięci: kto publikuje, musi czekać</translation>
    </message>
    <message>
        <source>{broker} has memory again: nobody waits to publish</source>
        <translation>{broker} znów ma pamięć: nikt nie czeka z publikowaniem</translation>
    </message>
    <message>
        <source>{requests} single requests set the flows right at this load, p99 to {percent} %</source>
        <translation>pojedyncze żądania ({requests}) poprawiły przepływy przy tym obciążeniu, p99 z dokładnością do {percent} %</translation>
    </message>
    <message>
        <source>trace one request in {every}</source>
        <translation>śledź jedno żądanie na {every}</translation>
    </message>
    <message>
        <source>traffic turns to {factor} times the ordinary</source>
        <translation>ruch zmienia się na {factor} razy zwykły</translation>
    </message>
    <message>
        <source>traffic returns to what it was before the spike</source>
        <translation>ruch wraca do stanu sprzed skoku</translation>
    </message>
    <message>
        <source>set {group} to min {min}, max {max}</source>
        <translation>ustaw {group} na min {min}, max {max}</translation>
    </message>
    <message>
        <source>fail zone {zone}</source>
        <translation>utrać strefę {zone}</translation>
    </message>
    <message>
        <source>restore zone {zone}</source>
        <translation>przywróć strefę {zone}</translation>
    </message>
    <message>
        <source>hang node {node}</source>
        <translation>zawieś węzeł {node}</translation>
    </message>
    <message>
        <source>kill pod {pod}</source>
        <translation>zabij pod {pod}</translation>
    </message>
    <message>
        <source>fail NAT gateway {nat}</source>
        <translation>zepsuj bramę NAT {nat}</translation>
    </message>
    <message>
        <source>scale {workload} to {replicas}</source>
        <translation>skaluj {workload} do {replicas}</translation>
    </message>
    <message>
        <source>force-delete pod {pod}</source>
        <translation>wymuś usunięcie poda {pod}</translation>
    </message>
    <message>
        <source>set the image of {workload} to {image}</source>
        <translation>ustaw obraz {workload} na {image}</translation>
    </message>
    <message>
        <source>undo the rollout of {workload}, to revision {revision}</source>
        <translation>cofnij wdrożenie {workload} do rewizji {revision}</translation>
    </message>
    <message>
        <source>restart {workload}</source>
        <translation>uruchom ponownie {workload}</translation>
    </message>
    <message>
        <source>pause the rollout of {workload}</source>
        <translation>wstrzymaj wdrożenie {workload}</translation>
    </message>
    <message>
        <source>resume the rollout of {workload}</source>
        <translation>wznów wdrożenie {workload}</translation>
    </message>
    <message>
        <source>let {max_unavailable} of the pods of {workload} be unavailable</source>
        <translation>pozwól, by niedostępne było {max_unavailable} podów {workload}</translation>
    </message>
    <message>
        <source>run {cron_job} once now</source>
        <translation>uruchom {cron_job} raz teraz</translation>
    </message>
    <message>
        <source>suspend {cron_job}</source>
        <translation>zawieś {cron_job}</translation>
    </message>
    <message>
        <source>resume {cron_job}</source>
        <translation>wznów {cron_job}</translation>
    </message>
    <message>
        <source>delete pod {pod}</source>
        <translation>usuń pod {pod}</translation>
    </message>
    <message>
        <source>cordon node {node}</source>
        <translation>zamknij węzeł {node} dla nowych podów</translation>
    </message>
    <message>
        <source>uncordon node {node}</source>
        <translation>otwórz węzeł {node} dla podów</translation>
    </message>
    <message>
        <source>drain node {node}</source>
        <translation>opróżnij węzeł {node}</translation>
    </message>
    <message>
        <source>set traffic to {scale} times the ordinary</source>
        <translation>ustaw ruch na {scale} razy zwykły</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>scenariusz</translation>
    </message>
    <message>
        <source>trainee</source>
        <translation>uczący się</translation>
    </message>
    <message>
        <source>instructor</source>
        <translation>instruktor</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>lekcja</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>not yet tried</source>
        <translation>jeszcze nie próbowano</translation>
    </message>
    <message>
        <source>Insufficient cpu</source>
        <translation>za mało CPU</translation>
    </message>
    <message>
        <source>Insufficient memory</source>
        <translation>za mało pamięci</translation>
    </message>
    <message>
        <source>Too many pods</source>
        <translation>za dużo podów</translation>
    </message>
    <message>
        <source>volume node affinity conflict</source>
        <translation>wolumen jest w innej strefie</translation>
    </message>
    <message>
        <source>no node is Ready</source>
        <translation>żaden węzeł nie jest Ready</translation>
    </message>
    <message>
        <source>waiting for its volume</source>
        <translation>czeka na swój wolumen</translation>
    </message>
    <message>
        <source>untolerated taint</source>
        <translation>taint, którego pod nie toleruje</translation>
    </message>
    <message>
        <source>no node matches its node selector</source>
        <translation>żaden węzeł nie pasuje do jego selektora</translation>
    </message>
    <message>
        <source>its host port is taken</source>
        <translation>jego port na węźle jest zajęty</translation>
    </message>
    <message>
        <source>max volume count exceeded</source>
        <translation>przekroczona liczba wolumenów na węźle</translation>
    </message>
    <message>
        <source>topology spread constraints</source>
        <translation>reguły rozkładu po strefach i węzłach</translation>
    </message>
    <message>
        <source>pod affinity rules</source>
        <translation>reguły bliskości podów</translation>
    </message>
    <message>
        <source>pod anti-affinity rules</source>
        <translation>reguły rozdzielenia podów</translation>
    </message>
    <message>
        <source>startup</source>
        <translation>startup</translation>
    </message>
    <message>
        <source>liveness</source>
        <translation>liveness</translation>
    </message>
    <message>
        <source>readiness</source>
        <translation>readiness</translation>
    </message>
    <message>
        <source>backoff limit exceeded</source>
        <translation>przekroczono dozwoloną liczbę prób</translation>
    </message>
    <message>
        <source>deadline exceeded</source>
        <translation>przekroczono termin</translation>
    </message>
    <message>
        <source>requests.cpu</source>
        <translation>requests.cpu</translation>
    </message>
    <message>
        <source>limits.cpu</source>
        <translation>limits.cpu</translation>
    </message>
    <message>
        <source>requests.memory</source>
        <translation>requests.memory</translation>
    </message>
    <message>
        <source>limits.memory</source>
        <translation>limits.memory</translation>
    </message>
    <message>
        <source>every useful group is at its max</source>
        <translation>każda przydatna grupa osiągnęła max</translation>
    </message>
    <message>
        <source>useful groups wait after failed launches</source>
        <translation>przydatne grupy czekają po nieudanych uruchomieniach</translation>
    </message>
    <message>
        <source>no group could hold them</source>
        <translation>żadna grupa ich nie pomieści</translation>
    </message>
    <message>
        <source>initial</source>
        <translation>nowy</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>zdrowy</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation>niezdrowy</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>opróżniany</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>nieobecny</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>oczekujący</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startujący</translation>
    </message>
    <message>
        <source>running</source>
        <translation>działający</translation>
    </message>
    <message>
        <source>terminating</source>
        <translation>kończony</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maszyny</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Wolumeny</translation>
    </message>
    <message>
        <source>NAT gateway hours</source>
        <translation>Godziny bram NAT</translation>
    </message>
    <message>
        <source>{percent} % of the {budget} budget of this month is spent</source>
        <translation>wydano {percent} % budżetu {budget} na ten miesiąc</translation>
    </message>
    <message>
        <source>this month is heading for {percent} % of the {budget} budget</source>
        <translation>ten miesiąc zmierza do {percent} % budżetu {budget}</translation>
    </message>
    <message>
        <source>Encryption keys</source>
        <translation>Klucze szyfrujące</translation>
    </message>
    <message>
        <source>Encryption key requests</source>
        <translation>Żądania do kluczy szyfrujących</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Sekrety</translation>
    </message>
    <message>
        <source>Secret requests</source>
        <translation>Żądania sekretów</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametry</translation>
    </message>
    <message>
        <source>Parameter requests</source>
        <translation>Żądania parametrów</translation>
    </message>
    <message>
        <source>Audit events</source>
        <translation>Zdarzenia audytu</translation>
    </message>
    <message>
        <source>Audit events of data</source>
        <translation>Zdarzenia audytu danych</translation>
    </message>
    <message>
        <source>DNS zones</source>
        <translation>Strefy DNS</translation>
    </message>
    <message>
        <source>DNS queries</source>
        <translation>Zapytania DNS</translation>
    </message>
    <message>
        <source>DNS queries by latency</source>
        <translation>Zapytania DNS według opóźnienia</translation>
    </message>
    <message>
        <source>CloudWatch log intake</source>
        <translation>CloudWatch: przyjęte logi</translation>
    </message>
    <message>
        <source>CloudWatch log storage</source>
        <translation>CloudWatch: przechowywane logi</translation>
    </message>
    <message>
        <source>CloudWatch metrics</source>
        <translation>Metryki CloudWatch</translation>
    </message>
    <message>
        <source>CloudWatch alarms</source>
        <translation>Alarmy CloudWatch</translation>
    </message>
    <message>
        <source>CloudWatch dashboards</source>
        <translation>Pulpity CloudWatch</translation>
    </message>
    <message>
        <source>Image registry</source>
        <translation>Rejestr obrazów</translation>
    </message>
    <message>
        <source>DataDog synthetic tests</source>
        <translation>Testy syntetyczne DataDog</translation>
    </message>
    <message>
        <source>DataDog hosts</source>
        <translation>Hosty DataDog</translation>
    </message>
    <message>
        <source>DataDog traced hosts</source>
        <translation>Hosty DataDog ze śladami</translation>
    </message>
    <message>
        <source>DataDog custom metrics</source>
        <translation>Własne metryki DataDog</translation>
    </message>
    <message>
        <source>DataDog log intake</source>
        <translation>DataDog: przyjęte logi</translation>
    </message>
    <message>
        <source>DataDog indexed logs</source>
        <translation>DataDog: logi w indeksie</translation>
    </message>
    <message>
        <source>Machines, committed</source>
        <translation>Maszyny zarezerwowane</translation>
    </message>
    <message>
        <source>NAT gateway data</source>
        <translation>Dane przez bramy NAT</translation>
    </message>
    <message>
        <source>Public IPv4 addresses</source>
        <translation>Publiczne adresy IPv4</translation>
    </message>
    <message>
        <source>Load balancer hours</source>
        <translation>Godziny load balancera</translation>
    </message>
    <message>
        <source>Load balancer capacity</source>
        <translation>Pojemność load balancera</translation>
    </message>
    <message>
        <source>Data transfer between zones</source>
        <translation>Transfer między strefami</translation>
    </message>
    <message>
        <source>Data transfer to internet</source>
        <translation>Transfer do internetu</translation>
    </message>
    <message>
        <source>Buckets: space</source>
        <translation>Buckety: miejsce</translation>
    </message>
    <message>
        <source>Buckets: writing requests</source>
        <translation>Buckety: żądania zapisu</translation>
    </message>
    <message>
        <source>Buckets: reading requests</source>
        <translation>Buckety: żądania odczytu</translation>
    </message>
    <message>
        <source>Zone {zone} goes dark: {nodes}, {pods}, {volumes} and {nats} can no longer be reached.</source>
        <translation>Strefa {zone} przestaje działać: {nodes}, {pods}, {volumes} i {nats} poza zasięgiem.</translation>
    </message>
    <message>
        <source>Zone {zone} returns with all that stands in it.</source>
        <translation>Strefa {zone} wraca ze wszystkim, co w niej stoi.</translation>
    </message>
    <message>
        <source>Node {node} hangs, and {pods} on it with it.</source>
        <translation>Węzeł {node} zawiesza się, a z nim {pods}.</translation>
    </message>
    <message>
        <source>The process of pod {pod} dies, and its kubelet restarts it.</source>
        <translation>Proces poda {pod} ginie, a kubelet uruchamia go ponownie.</translation>
    </message>
    <message>
        <source>Pod {pod} goes; {workload} makes another in its place.</source>
        <translation>Pod {pod} znika; {workload} tworzy w jego miejsce nowy.</translation>
    </message>
    <message>
        <source>The new one will wait for the same reason.</source>
        <translation>Nowy będzie czekał z tego samego powodu.</translation>
    </message>
    <message>
        <source>{workload} goes from {before} to {after}.</source>
        <translation>{workload}: z {before} na {after}.</translation>
    </message>
    <message>
        <source>{workload} has {replicas} already.</source>
        <translation>{workload} już tyle ma: {replicas}.</translation>
    </message>
    <message>
        <source>Its horizontal autoscaler pauses while there are no replicas.</source>
        <translation>Jego autoscaler poziomy stoi, póki nie ma replik.</translation>
    </message>
    <message>
        <source>Its horizontal autoscaler keeps {least} to {most} and will pull it back within seconds.</source>
        <translation>Jego autoscaler poziomy trzyma od {least} do {most} i cofnie to w kilka sekund.</translation>
    </message>
    <message>
        <source>Its horizontal autoscaler ({least} to {most}) will change it again as the load asks.</source>
        <translation>Jego autoscaler poziomy ({least} do {most}) zmieni to znowu, gdy obciążenie tego zechce.</translation>
    </message>
    <message>
        <source>Group {group} may then hold {min} to {machines}; it has {live} now.</source>
        <translation>Grupa {group} będzie mogła mieć od {min} do: {machines}; teraz ma {live}.</translation>
    </message>
    <message>
        <source>No new pods go to {node}; the {pods} on it stay.</source>
        <translation>Nowe pody nie trafią na {node}; zostają na nim: {pods}.</translation>
    </message>
    <message>
        <source>No new pods go to {node}, and {pods} moves away.</source>
        <translation>Nowe pody nie trafią na {node}, a przenosi się: {pods}.</translation>
    </message>
    <message>
        <source>No new pods go to {node}, and {pods} move away.</source>
        <translation>Nowe pody nie trafią na {node}, a przenosi się: {pods}.</translation>
    </message>
    <message>
        <source>Disruption budgets hold back {held} for now.</source>
        <translation>Disruption budgets na razie zatrzymują: {held}.</translation>
    </message>
    <message>
        <source>The node does not answer, so they stay Terminating until it does.</source>
        <translation>Węzeł nie odpowiada, więc do tego czasu zostaną Terminating.</translation>
    </message>
    <message>
        <source>Pods may go to {node} again.</source>
        <translation>Pody znów mogą trafiać na {node}.</translation>
    </message>
    <message>
        <source>Its drain stops.</source>
        <translation>Jego opróżnianie ustaje.</translation>
    </message>
    <message>
        <source>users&apos; requests go from {before} to {after}</source>
        <translation>żądania użytkowników: z {before} na {after}</translation>
    </message>
    <message>
        <source>Zone {zone} is dark already, since {time}.</source>
        <translation>Strefa {zone} już nie działa, od {time}.</translation>
    </message>
    <message>
        <source>Restore it first, or fail another zone.</source>
        <translation>Najpierw ją przywróć albo wybierz inną.</translation>
    </message>
    <message>
        <source>Zone {zone} is not down.</source>
        <translation>Strefa {zone} działa.</translation>
    </message>
    <message>
        <source>Node {node} is being terminated.</source>
        <translation>Węzeł {node} jest właśnie kończony.</translation>
    </message>
    <message>
        <source>Node {node} hangs already.</source>
        <translation>Węzeł {node} już wisi.</translation>
    </message>
    <message>
        <source>Choose a pod that runs.</source>
        <translation>Wybierz pod, który działa.</translation>
    </message>
    <message>
        <source>NAT gateway {nat} is broken already.</source>
        <translation>Brama NAT {nat} już jest zepsuta.</translation>
    </message>
    <message>
        <source>There is no {thing} called &quot;{name}&quot;.</source>
        <translation>Nie ma nic ({thing}) o nazwie „{name}”.</translation>
    </message>
    <message>
        <source>There is none now.</source>
        <translation>Teraz nie ma żadnego.</translation>
    </message>
    <message>
        <source>Did you mean {name}?</source>
        <translation>Czy chodzi o {name}?</translation>
    </message>
    <message>
        <source>Node {node} has left the cluster.</source>
        <translation>Węzeł {node} opuścił klaster.</translation>
    </message>
    <message>
        <source>Pod {pod} is gone already.</source>
        <translation>Poda {pod} już nie ma.</translation>
    </message>
    <message>
        <source>{workload} is a daemon set: it has one pod on each node.</source>
        <translation>{workload} to daemon set: ma po jednym podzie na każdym węźle.</translation>
    </message>
    <message>
        <source>Add or remove nodes instead.</source>
        <translation>Zamiast tego dodaj lub usuń węzły.</translation>
    </message>
    <message>
        <source>Replicas may be 0 to {most}, not {count}.</source>
        <translation>Replik może być od 0 do {most}, nie {count}.</translation>
    </message>
    <message>
        <source>Pod {pod} is being deleted already.</source>
        <translation>Pod {pod} jest już usuwany.</translation>
    </message>
    <message>
        <source>It goes when its node answers again or is removed.</source>
        <translation>Zniknie, gdy jego węzeł znów odpowie albo zostanie usunięty.</translation>
    </message>
    <message>
        <source>Node {node} is cordoned already.</source>
        <translation>Węzeł {node} jest już zamknięty dla nowych podów.</translation>
    </message>
    <message>
        <source>Uncordon it to let pods in again.</source>
        <translation>Otwórz go, żeby znów przyjmował pody.</translation>
    </message>
    <message>
        <source>Node {node} is not cordoned.</source>
        <translation>Węzeł {node} nie jest zamknięty.</translation>
    </message>
    <message>
        <source>Node {node} is being drained already.</source>
        <translation>Węzeł {node} jest już opróżniany.</translation>
    </message>
    <message>
        <source>Uncordon it to stop that.</source>
        <translation>Otwórz go, żeby to zatrzymać.</translation>
    </message>
    <message>
        <source>Only an instructor may do this.</source>
        <translation>To może zrobić tylko instruktor.</translation>
    </message>
    <message>
        <source>Switch to the instructor&apos;s role, or ask for it.</source>
        <translation>Przełącz się na rolę instruktora albo o nią poproś.</translation>
    </message>
    <message>
        <source>Nobody has done anything that could be undone.</source>
        <translation>Nikt nie zrobił nic, co można by cofnąć.</translation>
    </message>
    <message>
        <source>Group {group} cannot have max {max}: a group holds {quota} machines at most.</source>
        <translation>Grupa {group} nie może mieć max {max}: grupa mieści najwyżej {quota} maszyn.</translation>
    </message>
    <message>
        <source>Choose a max of {quota} or less.</source>
        <translation>Wybierz max {quota} lub mniej.</translation>
    </message>
    <message>
        <source>Group {group} needs a max of 1 or more.</source>
        <translation>Grupa {group} potrzebuje max 1 lub więcej.</translation>
    </message>
    <message>
        <source>Group {group} cannot have min {min} above max {max}.</source>
        <translation>Grupa {group} nie może mieć min {min} większego niż max {max}.</translation>
    </message>
    <message>
        <source>Raise the max or lower the min.</source>
        <translation>Podnieś max albo obniż min.</translation>
    </message>
    <message>
        <source>Group {group} has {machines} and would have to end {count} of them.</source>
        <translation>Grupa {group} ma teraz {machines} i musiałaby zakończyć {count}.</translation>
    </message>
    <message>
        <source>Drain a node first; the autoscaler removes it when it is empty.</source>
        <translation>Najpierw opróżnij węzeł; autoscaler usunie go, gdy będzie pusty.</translation>
    </message>
    <message>
        <source>Group {group} has min {min}, max {max} already.</source>
        <translation>Grupa {group} już ma min {min}, max {max}.</translation>
    </message>
    <message>
        <source>nsFlow in the afternoon</source>
        <translation>nsFlow po południu</translation>
    </message>
    <message>
        <source>The platform at its daily peak. Nothing is planned to happen: break it, scale it and watch what follows.</source>
        <translation>Platforma w szczycie dnia. Nic nie jest zaplanowane: psuj ją, skaluj i patrz, co z tego wynika.</translation>
    </message>
    <message>
        <source>Thirty ordinary days</source>
        <translation>Trzydzieści zwykłych dni</translation>
    </message>
    <message>
        <source>A month of the platform as flows: a traffic curve each day, weekends at half, pods and nodes that follow it, and no fault.</source>
        <translation>Miesiąc platformy jako przepływy: codzienna krzywa ruchu, w weekendy połowa, pody i węzły idą za nią, żadnej awarii.</translation>
    </message>
    <message>
        <source>A zone goes dark</source>
        <translation>Strefa przestaje działać</translation>
    </message>
    <message>
        <source>The platform at its daily peak. After ten minutes a whole availability zone fails for half an hour: its nodes, its NAT gateway, its load balancer address and its volumes.</source>
        <translation>Platforma w szczycie dnia. Po dziesięciu minutach cała strefa dostępności pada na pół godziny: jej węzły, brama NAT, adres load balancera i wolumeny.</translation>
    </message>
    <message>
        <source>Cluster control plane</source>
        <translation>Płaszczyzna sterowania klastra</translation>
    </message>
    <message>
        <source>VPN connections</source>
        <translation>Połączenia VPN</translation>
    </message>
    <message>
        <source>{instance} fails its status checks: {fault}</source>
        <translation>{instance} nie przechodzi kontroli stanu: {fault}</translation>
    </message>
    <message>
        <source>{instance} boots again</source>
        <translation>{instance} uruchamia się ponownie</translation>
    </message>
    <message>
        <source>{instance} shuts down</source>
        <translation>{instance} się wyłącza</translation>
    </message>
    <message>
        <source>{instance} is stopped</source>
        <translation>{instance} jest zatrzymana</translation>
    </message>
    <message>
        <source>{instance} starts</source>
        <translation>{instance} startuje</translation>
    </message>
    <message>
        <source>{group} lets {instance} go: {reason}</source>
        <translation>{group} zwalnia {instance}: {reason}</translation>
    </message>
    <message>
        <source>{group} could not launch a machine in zone {zone}: {why}</source>
        <translation>{group} nie może uruchomić maszyny w strefie {zone}: {why}</translation>
    </message>
    <message>
        <source>EC2 asks {group} to wait: RequestLimitExceeded</source>
        <translation>EC2 każe grupie {group} czekać: RequestLimitExceeded</translation>
    </message>
    <message>
        <source>spot machine {instance} is at risk of being taken back</source>
        <translation>maszyna spot {instance} może zostać odebrana</translation>
    </message>
    <message>
        <source>AWS will take spot machine {instance} back</source>
        <translation>AWS odbierze maszynę spot {instance}</translation>
    </message>
    <message>
        <source>AWS runs short of {pool}</source>
        <translation>AWS ma za mało maszyn {pool}</translation>
    </message>
    <message>
        <source>AWS has {pool} again</source>
        <translation>AWS znów ma maszyny {pool}</translation>
    </message>
    <message>
        <source>{instance} has used up its CPU credits</source>
        <translation>{instance} zużyła swoje kredyty CPU</translation>
    </message>
    <message>
        <source>{component} failed</source>
        <translation>Awaria: {component}</translation>
    </message>
    <message>
        <source>{component} is repaired</source>
        <translation>{component}: naprawiono</translation>
    </message>
    <message>
        <source>alert: the last hour burns the error budget {times} times too fast</source>
        <translation>alarm: ostatnia godzina zużywa budżet błędów {times} razy za szybko</translation>
    </message>
    <message>
        <source>alert: the last 6 h burn the error budget {times} times too fast</source>
        <translation>alarm: ostatnie 6 godzin zużywa budżet błędów {times} razy za szybko</translation>
    </message>
    <message>
        <source>the alert about the last hour is over</source>
        <translation>koniec alarmu z ostatniej godziny</translation>
    </message>
    <message>
        <source>the alert about the last 6 h is over</source>
        <translation>koniec alarmu z ostatnich 6 godzin</translation>
    </message>
    <message>
        <source>the error budget of 30 days is used up</source>
        <translation>budżet błędów na 30 dni jest wyczerpany</translation>
    </message>
    <message>
        <source>some error budget is left again</source>
        <translation>znów zostało trochę budżetu błędów</translation>
    </message>
    <message>
        <source>network of region {region}</source>
        <translation>sieć regionu {region}</translation>
    </message>
    <message>
        <source>power of zone {zone}</source>
        <translation>zasilanie strefy {zone}</translation>
    </message>
    <message>
        <source>host of {machine}</source>
        <translation>serwer maszyny {machine}</translation>
    </message>
    <message>
        <source>kubelet of {machine}</source>
        <translation>kubelet maszyny {machine}</translation>
    </message>
    <message>
        <source>hardware of NAT gateway {nat}</source>
        <translation>sprzęt bramy NAT {nat}</translation>
    </message>
    <message>
        <source>line of tunnel {tunnel}</source>
        <translation>łącze tunelu {tunnel}</translation>
    </message>
    <message>
        <source>process of pod {pod}</source>
        <translation>proces poda {pod}</translation>
    </message>
    <message>
        <source>{plan} lost its data; the last {minutes} min are not in a backup</source>
        <translation>{plan}: utracono dane; ostatnich {minutes} min nie ma w kopii zapasowej</translation>
    </message>
    <message>
        <source>{plan} is restored, {minutes} min after its loss</source>
        <translation>{plan}: odtworzono dane, {minutes} min po utracie</translation>
    </message>
    <message>
        <source>{instance} now pays for each hour above its baseline</source>
        <translation>{instance} płaci odtąd za każdą godzinę powyżej poziomu bazowego</translation>
    </message>
    <message>
        <source>{process} of {group} is suspended</source>
        <translation>proces {process} grupy {group} jest wstrzymany</translation>
    </message>
    <message>
        <source>{process} of {group} goes on</source>
        <translation>proces {process} grupy {group} działa dalej</translation>
    </message>
    <message>
        <source>suspend {process} of {group}</source>
        <translation>wstrzymaj proces {process} grupy {group}</translation>
    </message>
    <message>
        <source>resume {process} of {group}</source>
        <translation>wznów proces {process} grupy {group}</translation>
    </message>
    <message>
        <source>reboot {instance}</source>
        <translation>uruchom ponownie {instance}</translation>
    </message>
    <message>
        <source>stop {instance}</source>
        <translation>zatrzymaj {instance}</translation>
    </message>
    <message>
        <source>start {instance}</source>
        <translation>uruchom {instance}</translation>
    </message>
    <message>
        <source>terminate {instance}</source>
        <translation>zakończ {instance}</translation>
    </message>
    <message>
        <source>crash the {part} of node {node}</source>
        <translation>awaria na węźle {node}: {part}</translation>
    </message>
    <message>
        <source>take spot node {node} back</source>
        <translation>odbierz węzeł spot {node}</translation>
    </message>
    <message>
        <source>take spot machines {type} back in zone {zone}</source>
        <translation>odbierz maszyny spot {type} w strefie {zone}</translation>
    </message>
    <message>
        <source>run short of {type} in zone {zone}</source>
        <translation>brak maszyn {type} w strefie {zone}</translation>
    </message>
    <message>
        <source>have {type} in zone {zone} again</source>
        <translation>znów są maszyny {type} w strefie {zone}</translation>
    </message>
    <message>
        <source>the zone is down</source>
        <translation>strefa nie działa</translation>
    </message>
    <message>
        <source>InsufficientInstanceCapacity</source>
        <translation>InsufficientInstanceCapacity</translation>
    </message>
    <message>
        <source>VcpuLimitExceeded</source>
        <translation>VcpuLimitExceeded</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nic</translation>
    </message>
    <message>
        <source>status checks failed</source>
        <translation>nie przeszła kontroli stanu</translation>
    </message>
    <message>
        <source>stopped by somebody</source>
        <translation>ktoś ją zatrzymał</translation>
    </message>
    <message>
        <source>terminated by somebody</source>
        <translation>ktoś ją zakończył</translation>
    </message>
    <message>
        <source>zones out of balance</source>
        <translation>nierówny podział między strefy</translation>
    </message>
    <message>
        <source>at risk of a spot reclaim</source>
        <translation>może zostać odebrana</translation>
    </message>
    <message>
        <source>taken back by aws</source>
        <translation>odebrana przez AWS</translation>
    </message>
    <message>
        <source>group got smaller</source>
        <translation>grupa się zmniejszyła</translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>Launch</translation>
    </message>
    <message>
        <source>Terminate</source>
        <translation>Terminate</translation>
    </message>
    <message>
        <source>ReplaceUnhealthy</source>
        <translation>ReplaceUnhealthy</translation>
    </message>
    <message>
        <source>AZRebalance</source>
        <translation>AZRebalance</translation>
    </message>
    <message>
        <source>Spot machines</source>
        <translation>Maszyny spot</translation>
    </message>
    <message>
        <source>CPU credits</source>
        <translation>Kredyty CPU</translation>
    </message>
    <message>
        <source>its zone does not answer</source>
        <translation>jej strefa nie odpowiada</translation>
    </message>
    <message>
        <source>it hangs</source>
        <translation>zawiesiła się</translation>
    </message>
    <message>
        <source>its kernel has crashed</source>
        <translation>awaria jądra</translation>
    </message>
    <message>
        <source>its host has failed</source>
        <translation>awaria hosta</translation>
    </message>
    <message>
        <source>node {node} is tainted with {key}:{effect}</source>
        <translation>węzeł {node} dostał skazę {key}:{effect}</translation>
    </message>
    <message>
        <source>node {node} lost its taint {key}:{effect}</source>
        <translation>węzeł {node} stracił skazę {key}:{effect}</translation>
    </message>
    <message>
        <source>node {node} runs low on {resource}</source>
        <translation>węzłowi {node} kończy się {resource}</translation>
    </message>
    <message>
        <source>node {node} has enough {resource} again</source>
        <translation>węzeł {node} znów ma dość zasobu: {resource}</translation>
    </message>
    <message>
        <source>the kubelet of {node} evicts pod {pod} to get {resource}</source>
        <translation>kubelet węzła {node} usuwa pod {pod}, by odzyskać {resource}</translation>
    </message>
    <message>
        <source>taint node {node} with {key}:{effect}</source>
        <translation>nadaj węzłowi {node} skazę {key}:{effect}</translation>
    </message>
    <message>
        <source>take taint {key}:{effect} off node {node}</source>
        <translation>zdejmij skazę {key}:{effect} z węzła {node}</translation>
    </message>
    <message>
        <source>label node {node} {key}={value}</source>
        <translation>oznacz węzeł {node} etykietą {key}={value}</translation>
    </message>
    <message>
        <source>use {gib} GiB of the {resource} of node {node}</source>
        <translation>zajmij {gib} GiB na węźle {node}: {resource}</translation>
    </message>
    <message>
        <source>NoSchedule</source>
        <translation>NoSchedule</translation>
    </message>
    <message>
        <source>PreferNoSchedule</source>
        <translation>PreferNoSchedule</translation>
    </message>
    <message>
        <source>NoExecute</source>
        <translation>NoExecute</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>pamięć</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>dysk</translation>
    </message>
    <message>
        <source>{autoscaler}: New size: {size}; reason: {reason}</source>
        <translation>{autoscaler}: nowy rozmiar: {size}; powód: {reason}</translation>
    </message>
    <message>
        <source>{autoscaler} cannot scale: {reason}: {error}</source>
        <translation>{autoscaler} nie może skalować: {reason}: {error}</translation>
    </message>
    <message>
        <source>{autoscaler} can read its metrics again</source>
        <translation>{autoscaler} znów odczytuje swoje metryki</translation>
    </message>
    <message>
        <source>{autoscaler} is held at {size}: its metrics ask for {wanted}</source>
        <translation>{autoscaler} stoi na {size}: metryki żądają {wanted}</translation>
    </message>
    <message>
        <source>the autoscaler stops: {unready} of {nodes} nodes are not ready</source>
        <translation>autoscaler zatrzymuje się: {unready} z {nodes} węzłów nie jest gotowych</translation>
    </message>
    <message>
        <source>the autoscaler goes on: {ready} of {nodes} nodes are ready</source>
        <translation>autoscaler działa dalej: {ready} z {nodes} węzłów jest gotowych</translation>
    </message>
    <message>
        <source>the control plane of {cluster} is upgraded to {version}</source>
        <translation>warstwa sterowania klastra {cluster} przechodzi na {version}</translation>
    </message>
    <message>
        <source>the API servers of {cluster} were replaced: clients reconnect, controllers start anew</source>
        <translation>serwery API klastra {cluster} zostały wymienione: klienci łączą się ponownie, kontrolery zaczynają od nowa</translation>
    </message>
    <message>
        <source>the control plane of {cluster} runs {version}</source>
        <translation>warstwa sterowania klastra {cluster} działa w wersji {version}</translation>
    </message>
    <message>
        <source>standard support of {version} ended: {cluster} is in extended support and costs more</source>
        <translation>skończyło się standardowe wsparcie wersji {version}: {cluster} ma wsparcie rozszerzone i kosztuje więcej</translation>
    </message>
    <message>
        <source>support of {version} ended: AWS upgrades {cluster} by itself</source>
        <translation>skończyło się wsparcie wersji {version}: AWS sam aktualizuje {cluster}</translation>
    </message>
    <message>
        <source>the nodes of {group} are replaced by nodes of {version}</source>
        <translation>węzły grupy {group} są wymieniane na węzły w wersji {version}</translation>
    </message>
    <message>
        <source>all nodes of {group} run {version}</source>
        <translation>wszystkie węzły grupy {group} działają w wersji {version}</translation>
    </message>
    <message>
        <source>update of {group} failed: NodeCreationFailure, new nodes did not become ready</source>
        <translation>aktualizacja grupy {group} nie powiodła się: NodeCreationFailure, nowe węzły nie stały się gotowe</translation>
    </message>
    <message>
        <source>update of {group} failed: PodEvictionFailure, pod {pod} stays on {node}</source>
        <translation>aktualizacja grupy {group} nie powiodła się: PodEvictionFailure, pod {pod} zostaje na {node}</translation>
    </message>
    <message>
        <source>set the autoscaler of {workload} to {min} to {max} pods at {target} % CPU</source>
        <translation>ustaw autoscaler {workload} na {min} do {max} podów przy {target} % CPU</translation>
    </message>
    <message>
        <source>let the autoscaler of {workload} {direction} by {policies}</source>
        <translation>niech autoscaler {workload} skaluje ({direction}) według: {policies}</translation>
    </message>
    <message>
        <source>upgrade the control plane to {version}</source>
        <translation>zaktualizuj warstwę sterowania do {version}</translation>
    </message>
    <message>
        <source>replace the nodes of {group} by nodes of the cluster&apos;s version</source>
        <translation>wymień węzły grupy {group} na węzły w wersji klastra</translation>
    </message>
    <message>
        <source>Cluster control plane, extended support</source>
        <translation>Warstwa sterowania klastra, wsparcie rozszerzone</translation>
    </message>
    <message>
        <source>did not receive metrics for targeted pods (pods might be unready)</source>
        <translation>brak metryk podów (mogą być niegotowe)</translation>
    </message>
    <message>
        <source>missing request for cpu</source>
        <translation>brak żądania CPU</translation>
    </message>
    <message>
        <source>no metrics returned matched known pods</source>
        <translation>żadna metryka nie pasuje do znanych podów</translation>
    </message>
    <message>
        <source>There is no horizontal autoscaler for &quot;{name}&quot;.</source>
        <translation>Nie ma autoscalera poziomego dla „{name}”.</translation>
    </message>
    <message>
        <source>An autoscaler keeps 1 to {most} pods.</source>
        <translation>Autoscaler utrzymuje od 1 do {most} podów.</translation>
    </message>
    <message>
        <source>The least, {min}, is above the most, {max}.</source>
        <translation>Minimum, {min}, jest większe niż maksimum, {max}.</translation>
    </message>
    <message>
        <source>Lower min or raise max.</source>
        <translation>Zmniejsz min albo zwiększ max.</translation>
    </message>
    <message>
        <source>The CPU target is a percentage of the request from 1 to 1000.</source>
        <translation>Cel CPU to procent żądania od 1 do 1000.</translation>
    </message>
    <message>
        <source>The autoscaler of {workload} is set so already.</source>
        <translation>Autoscaler {workload} jest już tak ustawiony.</translation>
    </message>
    <message>
        <source>{workload} may then have {min} to {pods} at {target} % of the CPU request; it has {now} now.</source>
        <translation>{workload} może mieć wtedy od {min} do {pods} przy {target} % żądania CPU; teraz ma {now}.</translation>
    </message>
    <message>
        <source>It shrinks to {max} at once.</source>
        <translation>Od razu zmaleje do {max}.</translation>
    </message>
    <message>
        <source>It grows to {min} at once.</source>
        <translation>Od razu urośnie do {min}.</translation>
    </message>
    <message>
        <source>The direction is &quot;scale up&quot; or &quot;scale down&quot;.</source>
        <translation>Kierunek to „scale up” albo „scale down”.</translation>
    </message>
    <message>
        <source>A stabilization window lasts an hour at most.</source>
        <translation>Okno stabilizacji trwa najwyżej godzinę.</translation>
    </message>
    <message>
        <source>These policies cannot be read.</source>
        <translation>Tych zasad nie da się odczytać.</translation>
    </message>
    <message>
        <source>Write up to four as &quot;4 pods in 15 s, 100 % in 15 s&quot;, and select max, min or disabled.</source>
        <translation>Napisz najwyżej cztery w postaci „4 pods in 15 s, 100 % in 15 s” i wybierz max, min albo disabled.</translation>
    </message>
    <message>
        <source>The autoscaler of {workload} keeps to these rules from its next sync on.</source>
        <translation>Autoscaler {workload} stosuje te zasady od następnego przebiegu.</translation>
    </message>
    <message>
        <source>The version of this cluster is not known.</source>
        <translation>Wersja tego klastra nie jest znana.</translation>
    </message>
    <message>
        <source>&quot;{version}&quot; is no version of Kubernetes.</source>
        <translation>„{version}” nie jest wersją Kubernetesa.</translation>
    </message>
    <message>
        <source>Write it as 1.32.</source>
        <translation>Napisz ją tak: 1.32.</translation>
    </message>
    <message>
        <source>The control plane is being upgraded to {version} already.</source>
        <translation>Warstwa sterowania jest już aktualizowana do {version}.</translation>
    </message>
    <message>
        <source>The control plane is being upgraded.</source>
        <translation>Warstwa sterowania jest aktualizowana.</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>Poczekaj, aż to się skończy.</translation>
    </message>
    <message>
        <source>The control plane runs {version} already.</source>
        <translation>Warstwa sterowania działa już w wersji {version}.</translation>
    </message>
    <message>
        <source>The control plane runs {before} and cannot go back to {after}.</source>
        <translation>Warstwa sterowania działa w wersji {before} i nie może wrócić do {after}.</translation>
    </message>
    <message>
        <source>The control plane runs {version}: it goes one minor version at a time.</source>
        <translation>Warstwa sterowania działa w wersji {version}: przechodzi po jednej wersji pobocznej naraz.</translation>
    </message>
    <message>
        <source>Upgrade to {version} first.</source>
        <translation>Najpierw zaktualizuj do {version}.</translation>
    </message>
    <message>
        <source>EKS does not offer {version}.</source>
        <translation>EKS nie oferuje wersji {version}.</translation>
    </message>
    <message>
        <source>Node {node} runs {version}: a kubelet may lag {count} minor versions at most.</source>
        <translation>Węzeł {node} działa w wersji {version}: kubelet może być w tyle najwyżej o {count} wersje poboczne.</translation>
    </message>
    <message>
        <source>Update its node group first.</source>
        <translation>Najpierw zaktualizuj jego grupę węzłów.</translation>
    </message>
    <message>
        <source>The subnets of the cluster have {free} free addresses; an upgrade needs {needed}.</source>
        <translation>Podsieci klastra mają {free} wolnych adresów; aktualizacja potrzebuje {needed}.</translation>
    </message>
    <message>
        <source>Remove nodes or pods that are not needed.</source>
        <translation>Usuń węzły albo pody, które nie są potrzebne.</translation>
    </message>
    <message>
        <source>The control plane of {cluster} goes from {before} to {after} within {least} to {most}.</source>
        <translation>Warstwa sterowania klastra {cluster} przejdzie z {before} na {after} w ciągu {least} do {most}.</translation>
    </message>
    <message>
        <source>Its API servers are replaced, and there is no way back.</source>
        <translation>Jej serwery API są wymieniane i nie ma drogi powrotnej.</translation>
    </message>
    <message>
        <source>Nodes keep their version until their groups are updated.</source>
        <translation>Węzły zachowują swoją wersję, dopóki ich grupy nie zostaną zaktualizowane.</translation>
    </message>
    <message>
        <source>The nodes of {group} are being replaced already.</source>
        <translation>Węzły grupy {group} są już wymieniane.</translation>
    </message>
    <message>
        <source>The nodes of {group} run {version} already, as the control plane.</source>
        <translation>Węzły grupy {group} działają już w wersji {version}, tak jak warstwa sterowania.</translation>
    </message>
    <message>
        <source>Upgrade the control plane first.</source>
        <translation>Najpierw zaktualizuj warstwę sterowania.</translation>
    </message>
    <message>
        <source>Group {group} has no nodes.</source>
        <translation>Grupa {group} nie ma węzłów.</translation>
    </message>
    <message>
        <source>Zone {zone} is dark: no new node of {group} could start there.</source>
        <translation>Strefa {zone} nie działa: żaden nowy węzeł grupy {group} nie mógłby tam ruszyć.</translation>
    </message>
    <message>
        <source>Wait until it is back.</source>
        <translation>Poczekaj, aż wróci.</translation>
    </message>
    <message>
        <source>An update adds {count} nodes, more than group {group} may hold.</source>
        <translation>Aktualizacja dodaje {count} węzły, więcej, niż grupa {group} może mieć.</translation>
    </message>
    <message>
        <source>Lower its max.</source>
        <translation>Zmniejsz jej max.</translation>
    </message>
    <message>
        <source>{nodes} of {group} will be replaced by nodes of {version}, one after the other.</source>
        <translation>{nodes} grupy {group}: wymiana na węzły w wersji {version}, jeden po drugim.</translation>
    </message>
    <message>
        <source>Disruption budgets hold {pods} now; a pod that does not go within 15 min ends the update.</source>
        <translation>Budżety zakłóceń trzymają teraz {pods}; pod, który nie zniknie w ciągu 15 min, kończy aktualizację.</translation>
    </message>
    <message>
        <source>Pods that do not go within 15 min are deleted.</source>
        <translation>Pody, które nie znikną w ciągu 15 min, zostaną usunięte.</translation>
    </message>
    <message>
        <source>the cluster has no autoscaler</source>
        <translation>klaster nie ma autoskalera</translation>
    </message>
    <message>
        <source>it has left the cluster</source>
        <translation>opuścił klaster</translation>
    </message>
    <message>
        <source>it is being removed</source>
        <translation>jest właśnie usuwany</translation>
    </message>
    <message>
        <source>the autoscaler has stopped: too many nodes are not ready</source>
        <translation>autoskaler stanął: zbyt wiele węzłów nie jest gotowych</translation>
    </message>
    <message>
        <source>its group {group} is at its min of {min}</source>
        <translation>jego grupa {group} jest na swoim minimum {min}</translation>
    </message>
    <message>
        <source>{used} of it are asked for, not less than {least}</source>
        <translation>zażądano {used} jego zasobów, nie mniej niż {least}</translation>
    </message>
    <message>
        <source>pod {pod} fits on no other node</source>
        <translation>pod {pod} nie mieści się na żadnym innym węźle</translation>
    </message>
    <message>
        <source>pod {pod} has no controller that would make it again</source>
        <translation>pod {pod} nie ma kontrolera, który by go odtworzył</translation>
    </message>
    <message>
        <source>pod {pod} is a system pod without a disruption budget</source>
        <translation>pod {pod} jest podem systemowym bez budżetu zakłóceń</translation>
    </message>
    <message>
        <source>pod {pod} is marked as not safe to evict</source>
        <translation>pod {pod} jest oznaczony jako niebezpieczny do eksmisji</translation>
    </message>
    <message>
        <source>pod {pod} has local storage that would be lost</source>
        <translation>pod {pod} ma lokalne dane, które by przepadły</translation>
    </message>
    <message>
        <source>pod {pod} is held by its disruption budget</source>
        <translation>poda {pod} trzyma jego budżet zakłóceń</translation>
    </message>
    <message>
        <source>it may be needed for the pods of other nodes that go</source>
        <translation>może być potrzebny dla podów z innych usuwanych węzłów</translation>
    </message>
    <message>
        <source>it is not needed since {since} and goes at {due} at the earliest</source>
        <translation>jest zbędny od {since} i zniknie najwcześniej {due}</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>zakończone</translation>
    </message>
    <message>
        <source>error</source>
        <translation>błąd</translation>
    </message>
    <message>
        <source>oom killed</source>
        <translation>zabity z braku pamięci</translation>
    </message>
    <message>
        <source>probe failed</source>
        <translation>sonda się nie powiodła</translation>
    </message>
    <message>
        <source>booting</source>
        <translation>uruchamia się</translation>
    </message>
    <message>
        <source>terminated</source>
        <translation>usunięta</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>zatrzymuje się</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>zatrzymana</translation>
    </message>
    <message>
        <source>partial disruption</source>
        <translation>częściowe zakłócenie</translation>
    </message>
    <message>
        <source>full disruption</source>
        <translation>pełne zakłócenie</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>standardowe</translation>
    </message>
    <message>
        <source>extended</source>
        <translation>rozszerzone</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>zakończone</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>ukończone</translation>
    </message>
    <message>
        <source>progressing</source>
        <translation>w toku</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nieudane</translation>
    </message>
    <message>
        <source>allow</source>
        <translation>zezwalaj</translation>
    </message>
    <message>
        <source>forbid</source>
        <translation>zabroń</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>zastąp</translation>
    </message>
    <message>
        <source>if healthy budget</source>
        <translation>gdy budżet jest zdrowy</translation>
    </message>
    <message>
        <source>always allow</source>
        <translation>zawsze wolno</translation>
    </message>
    <message>
        <source>crashes</source>
        <translation>ulega awarii</translation>
    </message>
    <message>
        <source>never ready</source>
        <translation>nigdy niegotowy</translation>
    </message>
    <message>
        <source>available</source>
        <translation>dostępny</translation>
    </message>
    <message>
        <source>attaching</source>
        <translation>podłączanie</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>podłączony</translation>
    </message>
    <message>
        <source>detaching</source>
        <translation>odłączanie</translation>
    </message>
    <message>
        <source>modifying</source>
        <translation>zmieniany</translation>
    </message>
    <message>
        <source>optimizing</source>
        <translation>optymalizowany</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>włączone</translation>
    </message>
    <message>
        <source>adding nodes</source>
        <translation>dodawanie węzłów</translation>
    </message>
    <message>
        <source>replacing nodes</source>
        <translation>wymiana węzłów</translation>
    </message>
    <message>
        <source>simple</source>
        <translation>prosta</translation>
    </message>
    <message>
        <source>weighted</source>
        <translation>ważona</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>główny</translation>
    </message>
    <message>
        <source>secondary</source>
        <translation>zapasowy</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>kernel</translation>
    </message>
    <message>
        <source>host</source>
        <translation>host</translation>
    </message>
    <message>
        <source>from</source>
        <translation>z</translation>
    </message>
    <message>
        <source>to</source>
        <translation>do</translation>
    </message>
    <message>
        <source>scale up</source>
        <translation>skalowanie w górę</translation>
    </message>
    <message>
        <source>scale down</source>
        <translation>skalowanie w dół</translation>
    </message>
    <message>
        <source>Pod {pod} is {phase}, so no process of it runs.</source>
        <translation>Pod {pod} jest {phase}, więc żaden jego proces nie działa.</translation>
    </message>
    <message>
        <source>node {node} is cordoned</source>
        <translation>węzeł {node} nie przyjmuje podów (cordon)</translation>
    </message>
    <message>
        <source>node {node} takes pods again</source>
        <translation>węzeł {node} znów przyjmuje pody</translation>
    </message>
    <message>
        <source>pod {pod} stays on {node}: {why}</source>
        <translation>pod {pod} zostaje na {node}: {why}</translation>
    </message>
    <message>
        <source>this pod has more than one disruption budget, which evictions do not support</source>
        <translation>ten pod ma więcej niż jeden disruption budget, a tego usuwanie nie obsługuje</translation>
    </message>
    <message>
        <source>pod {pod} stays Terminating: {node} does not answer</source>
        <translation>pod {pod} pozostaje w stanie Terminating: {node} nie odpowiada</translation>
    </message>
    <message>
        <source>undo the rollout of {workload}, to the revision before</source>
        <translation>cofnij wdrożenie {workload} do poprzedniej rewizji</translation>
    </message>
    <message>
        <source>leave {group} as it is</source>
        <translation>zostaw {group} bez zmian</translation>
    </message>
    <message>
        <source>set {group} to desired {desired}, min {min} and max {max}</source>
        <translation>ustaw {group}: desired {desired}, min {min}, max {max}</translation>
    </message>
    <message>
        <source>set {group} to desired {desired} and min {min}</source>
        <translation>ustaw {group}: desired {desired}, min {min}</translation>
    </message>
    <message>
        <source>set {group} to desired {desired} and max {max}</source>
        <translation>ustaw {group}: desired {desired}, max {max}</translation>
    </message>
    <message>
        <source>set {group} to desired {desired}</source>
        <translation>ustaw {group}: desired {desired}</translation>
    </message>
    <message>
        <source>set {group} to min {min}</source>
        <translation>ustaw {group}: min {min}</translation>
    </message>
    <message>
        <source>set {group} to max {max}</source>
        <translation>ustaw {group}: max {max}</translation>
    </message>
    <message>
        <source>the process of pod {pod} hangs</source>
        <translation>proces poda {pod} zawiesił się</translation>
    </message>
    <message>
        <source>the process of pod {pod} answers again</source>
        <translation>proces poda {pod} znów odpowiada</translation>
    </message>
    <message>
        <source>pod {pod} was OOMKilled: it needed more memory than its limit of {limit}</source>
        <translation>pod {pod} zakończony jako OOMKilled: potrzebował więcej pamięci niż jego limit {limit}</translation>
    </message>
    <message>
        <source>job {job} is deleted</source>
        <translation>zadanie {job} usunięto</translation>
    </message>
    <message>
        <source>hang pod {pod}</source>
        <translation>zawieś pod {pod}</translation>
    </message>
    <message>
        <source>let pod {pod} answer again</source>
        <translation>niech pod {pod} znów odpowiada</translation>
    </message>
    <message>
        <source>let pod {pod} need more memory than its limit</source>
        <translation>niech pod {pod} przekroczy swój limit pamięci</translation>
    </message>
    <message>
        <source>The process of pod {pod} stays and answers nobody.</source>
        <translation>Proces poda {pod} pozostaje i nikomu nie odpowiada.</translation>
    </message>
    <message>
        <source>Its readiness probe takes it out of the endpoints.</source>
        <translation>Sonda readiness usuwa go z endpointów.</translation>
    </message>
    <message>
        <source>Without a readiness probe it goes on getting requests.</source>
        <translation>Bez sondy readiness nadal dostaje żądania.</translation>
    </message>
    <message>
        <source>Its liveness probe has it killed and started again.</source>
        <translation>Sonda liveness każe go zabić i uruchomić na nowo.</translation>
    </message>
    <message>
        <source>Without a liveness probe nobody starts it again.</source>
        <translation>Bez sondy liveness nikt nie uruchomi go na nowo.</translation>
    </message>
    <message>
        <source>The process of pod {pod} answers again.</source>
        <translation>Proces poda {pod} znów odpowiada.</translation>
    </message>
    <message>
        <source>The process of pod {pod} is killed at its memory limit of {limit}, and its kubelet restarts it.</source>
        <translation>Proces poda {pod} zostaje zabity przy swoim limicie pamięci {limit}, a kubelet uruchamia go na nowo.</translation>
    </message>
    <message>
        <source>Pod {pod} hangs already.</source>
        <translation>Pod {pod} już jest zawieszony.</translation>
    </message>
    <message>
        <source>Pod {pod} does not answer yet.</source>
        <translation>Pod {pod} jeszcze nie odpowiada.</translation>
    </message>
    <message>
        <source>Wait until it is ready.</source>
        <translation>Poczekaj, aż będzie gotowy.</translation>
    </message>
    <message>
        <source>Pod {pod} does not hang.</source>
        <translation>Pod {pod} nie jest zawieszony.</translation>
    </message>
    <message>
        <source>Only a process that hangs can go on.</source>
        <translation>Tylko zawieszony proces może ruszyć dalej.</translation>
    </message>
    <message>
        <source>Its liveness probe gave pod {pod} up: its kubelet is killing it.</source>
        <translation>Sonda liveness spisała pod {pod} na straty: kubelet właśnie go zabija.</translation>
    </message>
    <message>
        <source>Pod {pod} has no memory limit.</source>
        <translation>Pod {pod} nie ma limitu pamięci.</translation>
    </message>
    <message>
        <source>Use up the memory of its node instead.</source>
        <translation>Zamiast tego zużyj pamięć jego węzła.</translation>
    </message>
    <message>
        <source>pod {pod} pulls image {image}</source>
        <translation>pod {pod} pobiera obraz {image}</translation>
    </message>
    <message>
        <source>the container of {pod} runs</source>
        <translation>kontener poda {pod} działa</translation>
    </message>
    <message>
        <source>pod {pod} is being stopped</source>
        <translation>pod {pod} jest zatrzymywany</translation>
    </message>
    <message>
        <source>zone {zone} is dark</source>
        <translation>strefa {zone} jest ciemna</translation>
    </message>
    <message>
        <source>{peering} was deleted</source>
        <translation>{peering} został usunięty</translation>
    </message>
    <message>
        <source>{peering}: no subnet of VPC {vpc} has the address {to}</source>
        <translation>{peering}: żadna podsieć VPC {vpc} nie ma adresu {to}</translation>
    </message>
    <message>
        <source>{peering} leads to VPC {vpc} and no further, since peering is not transitive; {to} is not in it</source>
        <translation>{peering} prowadzi do VPC {vpc} i nie dalej, bo peering nie jest przechodni; {to} tam nie leży</translation>
    </message>
    <message>
        <source>{gateway} knows no attached VPC with the address {to}</source>
        <translation>{gateway} nie zna podłączonego VPC z adresem {to}</translation>
    </message>
    <message>
        <source>no subnet of VPC {vpc} has the address {to}</source>
        <translation>żadna podsieć VPC {vpc} nie ma adresu {to}</translation>
    </message>
    <message>
        <source>tunnel {tunnel} is down, and routing has not left it yet</source>
        <translation>tunel {tunnel} nie działa, a routing jeszcze go nie opuścił</translation>
    </message>
    <message>
        <source>tunnel {tunnel} is down: zone {zone} is dark, and routing has not left it yet</source>
        <translation>tunel {tunnel} nie działa: strefa {zone} jest ciemna, a routing jeszcze go nie opuścił</translation>
    </message>
    <message>
        <source>site {site} knows no way to {to}</source>
        <translation>lokalizacja {site} nie zna drogi do {to}</translation>
    </message>
    <message>
        <source>the internet does not carry private addresses such as {to}</source>
        <translation>internet nie przenosi adresów prywatnych, takich jak {to}</translation>
    </message>
    <message>
        <source>NAT gateway {nat} is still being created</source>
        <translation>brama NAT {nat} jest jeszcze tworzona</translation>
    </message>
    <message>
        <source>NAT gateway {nat} is down: zone {zone} is dark</source>
        <translation>brama NAT {nat} nie działa: strefa {zone} jest ciemna</translation>
    </message>
    <message>
        <source>NAT gateway {nat} is down: it is broken</source>
        <translation>brama NAT {nat} nie działa: jest zepsuta</translation>
    </message>
    <message>
        <source>NAT gateway {nat} stands in {subnet}, which has no route to an internet gateway</source>
        <translation>brama NAT {nat} stoi w {subnet}, skąd nie ma trasy do bramy internetowej</translation>
    </message>
    <message>
        <source>VPN {vpn} is dark: its only tunnel is down</source>
        <translation>VPN {vpn} nie działa: jego jedyny tunel leży</translation>
    </message>
    <message>
        <source>VPN {vpn} is dark: all its tunnels are down</source>
        <translation>VPN {vpn} nie działa: wszystkie jego tunele leżą</translation>
    </message>
    <message>
        <source>route table {table} has no route to {to}</source>
        <translation>tablica tras {table} nie ma trasy do {to}</translation>
    </message>
    <message>
        <source>no subnet of the VPC has the address {to}</source>
        <translation>żadna podsieć VPC nie ma adresu {to}</translation>
    </message>
    <message>
        <source>it is private, so the internet gateway drops its packets</source>
        <translation>jest prywatna, więc brama internetowa odrzuca jej pakiety</translation>
    </message>
    <message>
        <source>the route to {to} in route table {table} leads nowhere</source>
        <translation>trasa do {to} w tablicy tras {table} prowadzi donikąd</translation>
    </message>
    <message>
        <source>packets to {to} run in a circle</source>
        <translation>pakiety do {to} krążą w kółko</translation>
    </message>
    <message>
        <source>security group {groups} of {holder} has no rule for {ports} from {other}</source>
        <translation>grupa bezpieczeństwa {groups} na {holder} nie ma reguły dla {ports} z {other}</translation>
    </message>
    <message>
        <source>security group {groups} of {holder} has no rule for {ports} to {other}</source>
        <translation>grupa bezpieczeństwa {groups} na {holder} nie ma reguły dla {ports} do {other}</translation>
    </message>
    <message>
        <source>it ends in the wrong place: the address {to} of {what} is also one of {other}</source>
        <translation>kończy się w złym miejscu: adres {to} z {what} jest też adresem w {other}</translation>
    </message>
    <message>
        <source>watch single requests for {lasts}</source>
        <translation>obserwuj pojedyncze żądania przez {lasts}</translation>
    </message>
    <message>
        <source>single requests are watched for an hour at most</source>
        <translation>pojedyncze żądania obserwuje się najwyżej przez godzinę</translation>
    </message>
    <message>
        <source>each request is simulated by itself already</source>
        <translation>każde żądanie jest już symulowane z osobna</translation>
    </message>
    <message>
        <source>each request is simulated by itself, and its trace is kept</source>
        <translation>każde żądanie jest symulowane z osobna, a jego ślad zachowany</translation>
    </message>
    <message>
        <source>nobody watches single requests now</source>
        <translation>nikt teraz nie obserwuje pojedynczych żądań</translation>
    </message>
    <message>
        <source>requests are computed as they were before the watch</source>
        <translation>żądania są liczone tak jak przed obserwacją</translation>
    </message>
    <message>
        <source>try 5 min</source>
        <translation>spróbuj 5 min</translation>
    </message>
    <message>
        <source>users</source>
        <translation>użytkownicy</translation>
    </message>
    <message>
        <source>logs</source>
        <translation>logi</translation>
    </message>
    <message>
        <source>telemetry</source>
        <translation>telemetria</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>węzły</translation>
    </message>
    <message>
        <source>first byte</source>
        <translation>pierwszy bajt</translation>
    </message>
    <message>
        <source>the rest of the object</source>
        <translation>reszta obiektu</translation>
    </message>
    <message>
        <source>at the same time</source>
        <translation>równocześnie</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>gałąź</translation>
    </message>
    <message>
        <source>one worker, 70 % busy</source>
        <translation>jeden pracownik, zajęty w 70 %</translation>
    </message>
    <message>
        <source>four workers, one line, 80 % busy</source>
        <translation>czterech pracowników, jedna kolejka, zajęci w 80 %</translation>
    </message>
    <message>
        <source>constant work, 80 % busy</source>
        <translation>stała praca, zajęcie 80 %</translation>
    </message>
    <message>
        <source>a core that all share, work of any shape</source>
        <translation>rdzeń dzielony przez wszystkich, praca o dowolnym rozkładzie</translation>
    </message>
    <message>
        <source>requests that come four at a time</source>
        <translation>żądania przychodzące po cztery</translation>
    </message>
    <message>
        <source>ten connections and no line</source>
        <translation>dziesięć połączeń bez kolejki</translation>
    </message>
    <message>
        <source>half as much again as four workers can do, clients that give up</source>
        <translation>o połowę więcej, niż zdoła czterech pracowników, klienci rezygnują</translation>
    </message>
    <message>
        <source>a rate limit of 100/s with a bucket of 5</source>
        <translation>limit 100/s z zapasem 5</translation>
    </message>
    <message>
        <source>two services that call each other again and again</source>
        <translation>dwie usługi wołające się nawzajem</translation>
    </message>
    <message>
        <source>ten users who think between their requests</source>
        <translation>dziesięciu użytkowników, którzy myślą między żądaniami</translation>
    </message>
    <message>
        <source>two calls at once, done with the slower</source>
        <translation>dwa wywołania naraz, koniec z wolniejszym</translation>
    </message>
    <message>
        <source>three layers, each tries three times</source>
        <translation>trzy warstwy, każda próbuje trzy razy</translation>
    </message>
    <message>
        <source>four nodes, one repair at a time</source>
        <translation>cztery węzły, jedna naprawa naraz</translation>
    </message>
    <message>
        <source>two zones, one is enough</source>
        <translation>dwie strefy, jedna wystarczy</translation>
    </message>
    <message>
        <source>a gp2 volume of 200 GiB at 3000 IOPS</source>
        <translation>wolumen gp2 200 GiB przy 3000 IOPS</translation>
    </message>
    <message>
        <source>a backup every 6 h that takes 10 min</source>
        <translation>kopia co 6 h trwająca 10 min</translation>
    </message>
    <message>
        <source>a queue after its consumer stood still for 5 min</source>
        <translation>kolejka po 5 min postoju konsumenta</translation>
    </message>
    <message>
        <source>350 GB through NAT to the internet, and 500 GB between zones</source>
        <translation>350 GB przez NAT do internetu i 500 GB między strefami</translation>
    </message>
    <message>
        <source>replicas for 0.8, 0.54 and 0.56 at a target of 0.5</source>
        <translation>repliki dla 0.8, 0.54 i 0.56 przy celu 0.5</translation>
    </message>
    <message>
        <source>share that waits</source>
        <translation>udział czekających</translation>
    </message>
    <message>
        <source>mean wait</source>
        <translation>średnie czekanie</translation>
    </message>
    <message>
        <source>p99 response</source>
        <translation>p99 odpowiedzi</translation>
    </message>
    <message>
        <source>mean response</source>
        <translation>średnia odpowiedź</translation>
    </message>
    <message>
        <source>share turned away</source>
        <translation>udział odesłanych</translation>
    </message>
    <message>
        <source>share that gives up</source>
        <translation>udział rezygnujących</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>przepustowość</translation>
    </message>
    <message>
        <source>calls at the bottom</source>
        <translation>wywołania na dole</translation>
    </message>
    <message>
        <source>share of time with {count} or more up</source>
        <translation>udział czasu, gdy działa {count} lub więcej</translation>
    </message>
    <message>
        <source>downtime hours per year</source>
        <translation>godziny przestoju w roku</translation>
    </message>
    <message>
        <source>credits are gone at</source>
        <translation>kredyty kończą się po</translation>
    </message>
    <message>
        <source>operations served</source>
        <translation>obsłużone operacje</translation>
    </message>
    <message>
        <source>mean data loss</source>
        <translation>średnia utrata danych</translation>
    </message>
    <message>
        <source>recovery time</source>
        <translation>czas odtworzenia</translation>
    </message>
    <message>
        <source>drain time</source>
        <translation>czas opróżnienia</translation>
    </message>
    <message>
        <source>total</source>
        <translation>razem</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>repliki</translation>
    </message>
    <message>
        <source>cannot evict pod as it would violate the pod&apos;s disruption budget</source>
        <translation>usunięcie naruszyłoby jego disruption budget</translation>
    </message>
    <message>
        <source>let users ask for {operation} {times} times as often</source>
        <translation>niech użytkownicy wywołują {operation} {times} razy częściej</translation>
    </message>
    <message>
        <source>users ask for {operation} {times} times as often</source>
        <translation>użytkownicy wywołują {operation} {times} razy częściej</translation>
    </message>
    <message>
        <source>{operation} goes from {before} to {after} of the users&apos; requests</source>
        <translation>{operation} przechodzi z {before} na {after} żądań użytkowników</translation>
    </message>
    <message>
        <source>users do nothing that is called {operation}</source>
        <translation>użytkownicy nie robią niczego, co nazywa się {operation}</translation>
    </message>
    <message>
        <source>an operation can be asked for from 0.001 to 1 000 times as often, not {times}</source>
        <translation>operację można wywoływać od 0.001 do 1 000 razy częściej, a nie {times}</translation>
    </message>
    <message>
        <source>try 2 for twice as often</source>
        <translation>spróbuj 2, aby było dwa razy częściej</translation>
    </message>
    <message>
        <source>{instance} is gone with its zone {zone}</source>
        <translation>{instance} przestaje działać razem ze strefą {zone}</translation>
    </message>
    <message>
        <source>{instance} has lost its node in zone {zone}</source>
        <translation>{instance} traci węzeł w strefie {zone}</translation>
    </message>
    <message>
        <source>clients of {instance} no longer try its node in zone {zone}</source>
        <translation>klienci {instance} nie próbują już węzła w strefie {zone}</translation>
    </message>
    <message>
        <source>the standby of {instance} in zone {zone} took over</source>
        <translation>węzeł zapasowy {instance} w strefie {zone} przejął pracę</translation>
    </message>
    <message>
        <source>{instance} has its node in zone {zone} again</source>
        <translation>{instance} ma znów węzeł w strefie {zone}</translation>
    </message>
    <message>
        <source>{instance} answers again in zone {zone}</source>
        <translation>{instance} znów odpowiada w strefie {zone}</translation>
    </message>
    <message>
        <source>Managed databases: instance hours</source>
        <translation>Bazy zarządzane: godziny instancji</translation>
    </message>
    <message>
        <source>Managed databases: storage</source>
        <translation>Bazy zarządzane: miejsce</translation>
    </message>
    <message>
        <source>Managed databases: IOPS</source>
        <translation>Bazy zarządzane: IOPS</translation>
    </message>
    <message>
        <source>Managed databases: backups</source>
        <translation>Bazy zarządzane: kopie zapasowe</translation>
    </message>
    <message>
        <source>Managed brokers: node hours</source>
        <translation>Brokery zarządzane: godziny węzłów</translation>
    </message>
    <message>
        <source>Managed brokers: storage</source>
        <translation>Brokery zarządzane: miejsce</translation>
    </message>
    <message>
        <source>Fargate has no micro-VM for {pod} in any zone</source>
        <translation>Fargate nie ma w żadnej strefie mikromaszyny dla {pod}</translation>
    </message>
    <message>
        <source>Fargate: vCPU hours</source>
        <translation>Fargate: godziny vCPU</translation>
    </message>
    <message>
        <source>Fargate: memory</source>
        <translation>Fargate: pamięć</translation>
    </message>
    <message>
        <source>it is on Fargate, and goes with its pod</source>
        <translation>jest na Fargate i znika razem ze swoim podem</translation>
    </message>
    <message>
        <source>Machine {machine} is a micro-VM of Fargate: it goes with its pod.</source>
        <translation>Maszyna {machine} to mikromaszyna Fargate: znika razem ze swoim podem.</translation>
    </message>
    <message>
        <source>Delete the pod that runs on it.</source>
        <translation>Usuń pod, który na niej działa.</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 vCPU-h</source>
        <translation>%1 vCPU-h</translation>
    </message>
    <message>
        <source>%1 NLCU-h</source>
        <translation>%1 NLCU-h</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 GB-h</source>
        <translation>%1 GB-h</translation>
    </message>
    <message>
        <source>%1 GB × MiB/s</source>
        <translation>%1 GB × MiB/s</translation>
    </message>
    <message>
        <source>%1 GB-months</source>
        <translation>%1 GB × mies.</translation>
    </message>
    <message>
        <source>%1 IOPS-months</source>
        <translation>%1 IOPS × mies.</translation>
    </message>
    <message>
        <source>%1 MiB/s-months</source>
        <translation>%1 MiB/s × mies.</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 żądań</translation>
    </message>
    <message>
        <source>%1 queries</source>
        <translation>%1 zapytań</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 zdarzeń</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 uruchomień</translation>
    </message>
    <message>
        <source>%1 key-months</source>
        <translation>%1 kluczy × mies.</translation>
    </message>
    <message>
        <source>%1 secret-months</source>
        <translation>%1 sekretów × mies.</translation>
    </message>
    <message>
        <source>%1 parameter-months</source>
        <translation>%1 parametrów × mies.</translation>
    </message>
    <message>
        <source>%1 zone-months</source>
        <translation>%1 stref × mies.</translation>
    </message>
    <message>
        <source>%1 check-months</source>
        <translation>%1 testów × mies.</translation>
    </message>
    <message>
        <source>%1 feature-months</source>
        <translation>%1 funkcji × mies.</translation>
    </message>
    <message>
        <source>%1 metric-months</source>
        <translation>%1 metryk × mies.</translation>
    </message>
    <message>
        <source>%1 dashboard-months</source>
        <translation>%1 pulpitów × mies.</translation>
    </message>
    <message>
        <source>%1 host-months</source>
        <translation>%1 hostów × mies.</translation>
    </message>
    <message>
        <source>{pod} replays its log for {seconds} s before it answers</source>
        <translation>{pod} odtwarza swój dziennik przez {seconds} s, zanim zacznie odpowiadać</translation>
    </message>
    <message>
        <source>backup {backup} began</source>
        <translation>rozpoczęto kopię zapasową {backup}</translation>
    </message>
    <message>
        <source>backup {backup} is complete: volumes {volumes}</source>
        <translation>kopia zapasowa {backup} jest gotowa: wolumeny {volumes}</translation>
    </message>
    <message>
        <source>backup {backup} failed in part: volumes {failed} of {volumes}</source>
        <translation>kopia zapasowa {backup} nie powiodła się w części: wolumeny {failed} z {volumes}</translation>
    </message>
    <message>
        <source>backup {backup} failed: no pod of {by} runs</source>
        <translation>kopia zapasowa {backup} nie powiodła się: nie działa żaden pod {by}</translation>
    </message>
    <message>
        <source>backups of {schedule} wait: no pod of {by} runs</source>
        <translation>kopie zapasowe {schedule} czekają: nie działa żaden pod {by}</translation>
    </message>
    <message>
        <source>backup {backup} could not take a snapshot of volume {volume}</source>
        <translation>kopia zapasowa {backup} nie mogła zrobić migawki wolumenu {volume}</translation>
    </message>
    <message>
        <source>backup {backup} expired and was deleted</source>
        <translation>kopia zapasowa {backup} wygasła i została usunięta</translation>
    </message>
    <message>
        <source>restore of {restore} into zone {zone} began</source>
        <translation>rozpoczęto odtwarzanie {restore} w strefie {zone}</translation>
    </message>
    <message>
        <source>{restore} is restored; writes lost: {writes}, of the last {seconds} s</source>
        <translation>{restore} odtworzono; utracone zapisy: {writes}, z ostatnich {seconds} s</translation>
    </message>
    <message>
        <source>restore of {restore} failed: {why}</source>
        <translation>odtwarzanie {restore} nie powiodło się: {why}</translation>
    </message>
    <message>
        <source>nobody restores</source>
        <translation>nikt nie odtwarza</translation>
    </message>
    <message>
        <source>zone is down</source>
        <translation>strefa nie działa</translation>
    </message>
    <message>
        <source>snapshot is gone</source>
        <translation>migawki już nie ma</translation>
    </message>
    <message>
        <source>claim is in use</source>
        <translation>żądanie wolumenu jest w użyciu</translation>
    </message>
    <message>
        <source>make a backup of {schedule}</source>
        <translation>zrób kopię zapasową {schedule}</translation>
    </message>
    <message>
        <source>change backups of {schedule}</source>
        <translation>zmień kopie zapasowe {schedule}</translation>
    </message>
    <message>
        <source>restore {claim} in zone {zone}</source>
        <translation>odtwórz {claim} w strefie {zone}</translation>
    </message>
    <message>
        <source>The volumes of {schedule} are saved one after the other, each as it is at its moment.</source>
        <translation>Wolumeny {schedule} są zapisywane jeden po drugim, każdy taki, jaki jest w swojej chwili.</translation>
    </message>
    <message>
        <source>A backup of {schedule} is made every {every}, and new ones are kept for {keep}.</source>
        <translation>Kopia zapasowa {schedule} powstaje co {every}, a nowe są przechowywane przez {keep}.</translation>
    </message>
    <message>
        <source>Claim {claim} gets a volume in zone {zone} with the data of backup {backup}.</source>
        <translation>Żądanie {claim} dostaje wolumen w strefie {zone} z danymi kopii {backup}.</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Nic nie przepada.</translation>
    </message>
    <message>
        <source>What was written in the last {span} is lost: about {count} writes.</source>
        <translation>Przepada to, co zapisano w ciągu ostatnich {span}: około {count} zapisów.</translation>
    </message>
    <message>
        <source>No pod of {by} runs.</source>
        <translation>Nie działa żaden pod {by}.</translation>
    </message>
    <message>
        <source>No pod of {by} runs to restore it.</source>
        <translation>Nie działa żaden pod {by}, który by to odtworzył.</translation>
    </message>
    <message>
        <source>Wait until one is ready.</source>
        <translation>Poczekaj, aż jakiś będzie gotowy.</translation>
    </message>
    <message>
        <source>Nothing is to be changed.</source>
        <translation>Nie ma nic do zmiany.</translation>
    </message>
    <message>
        <source>Backups are made at most every 5 min.</source>
        <translation>Kopie zapasowe powstają najwyżej co 5 min.</translation>
    </message>
    <message>
        <source>Backups are kept for at most 366 d.</source>
        <translation>Kopie zapasowe są przechowywane najwyżej 366 d.</translation>
    </message>
    <message>
        <source>A restore of {claim} is under way already.</source>
        <translation>Odtwarzanie {claim} już trwa.</translation>
    </message>
    <message>
        <source>Pod {pod} still uses claim {claim} on {node}, and a restore skips what exists.</source>
        <translation>Pod {pod} nadal używa żądania {claim} na {node}, a odtwarzanie pomija to, co istnieje.</translation>
    </message>
    <message>
        <source>Scale its workload to 0, or delete the pod by force when its node is gone.</source>
        <translation>Przeskaluj obciążenie do 0 albo usuń pod siłą, gdy jego węzła już nie ma.</translation>
    </message>
    <message>
        <source>There is no backup called &quot;{name}&quot;.</source>
        <translation>Nie ma kopii zapasowej o nazwie „{name}”.</translation>
    </message>
    <message>
        <source>There is no schedule called &quot;{name}&quot;.</source>
        <translation>Nie ma harmonogramu o nazwie „{name}”.</translation>
    </message>
    <message>
        <source>No backup that can be used holds claim {claim}.</source>
        <translation>Żadna kopia zapasowa, której można użyć, nie zawiera żądania {claim}.</translation>
    </message>
    <message>
        <source>A database is lost with its zone and comes back elsewhere</source>
        <translation>Baza danych ginie ze swoją strefą i wraca w innej</translation>
    </message>
    <message>
        <source>Velero saves the databases every hour. Zone a goes dark for good, and with it the only volume of workflow-db. Its pod is deleted by force and its claim restored in zone c from the newest backup: what was written since then is lost. Try it a thousand times: drydock drill database-restore --replications 1000.</source>
        <translation>Velero co godzinę zapisuje bazy danych. Strefa a gaśnie na dobre, a z nią jedyny wolumen workflow-db. Pod bazy jest usuwany siłą, a jego żądanie wolumenu odtwarzane w strefie c z najnowszej kopii: to, co zapisano później, przepada. Wypróbuj to tysiąc razy: drydock drill database-restore --replications 1000.</translation>
    </message>
    <message>
        <source>processes on {instance} run at {percent} % of their speed</source>
        <translation>procesy na {instance} działają z {percent} % swojej prędkości</translation>
    </message>
    <message>
        <source>processes on {instance} run at full speed again</source>
        <translation>procesy na {instance} znów działają z pełną prędkością</translation>
    </message>
    <message>
        <source>it is cut off from the network</source>
        <translation>jest odcięta od sieci</translation>
    </message>
    <message>
        <source>its host has no power</source>
        <translation>jej host nie ma zasilania</translation>
    </message>
    <message>
        <source>the address of load balancer {balancer} in zone {zone} stopped answering</source>
        <translation>adres load balancera {balancer} w strefie {zone} przestał odpowiadać</translation>
    </message>
    <message>
        <source>the address of load balancer {balancer} in zone {zone} answers again</source>
        <translation>adres load balancera {balancer} w strefie {zone} znów odpowiada</translation>
    </message>
    <message>
        <source>volume {volume} is lost with its data</source>
        <translation>wolumen {volume} przepadł wraz z danymi</translation>
    </message>
    <message>
        <source>each read and write of volume {volume} takes {late} longer</source>
        <translation>każdy odczyt i zapis wolumenu {volume} trwa o {late} dłużej</translation>
    </message>
    <message>
        <source>volume {volume} is as fast as it was</source>
        <translation>wolumen {volume} jest znów tak szybki jak dawniej</translation>
    </message>
    <message>
        <source>the encryption key of the volumes is disabled</source>
        <translation>klucz szyfrujący wolumeny jest wyłączony</translation>
    </message>
    <message>
        <source>the encryption key of the volumes is enabled again</source>
        <translation>klucz szyfrujący wolumeny jest znów włączony</translation>
    </message>
    <message>
        <source>{instance} cannot have volume {volume}: its encryption key is disabled</source>
        <translation>{instance} nie może dostać wolumenu {volume}: jego klucz szyfrujący jest wyłączony</translation>
    </message>
    <message>
        <source>the image registry stopped answering</source>
        <translation>rejestr obrazów przestał odpowiadać</translation>
    </message>
    <message>
        <source>the image registry answers again</source>
        <translation>rejestr obrazów znów odpowiada</translation>
    </message>
    <message>
        <source>cut some machines in zone {zone} off</source>
        <translation>odetnij część maszyn w strefie {zone}</translation>
    </message>
    <message>
        <source>cut the power of zone {zone}</source>
        <translation>odetnij zasilanie strefy {zone}</translation>
    </message>
    <message>
        <source>cut the power of some machines in zone {zone}</source>
        <translation>odetnij zasilanie części maszyn w strefie {zone}</translation>
    </message>
    <message>
        <source>slow node {node} down to {share}</source>
        <translation>spowolnij węzeł {node} do {share}</translation>
    </message>
    <message>
        <source>fail the address of load balancer {balancer} in zone {zone}</source>
        <translation>zepsuj adres load balancera {balancer} w strefie {zone}</translation>
    </message>
    <message>
        <source>repair the address of load balancer {balancer} in zone {zone}</source>
        <translation>napraw adres load balancera {balancer} w strefie {zone}</translation>
    </message>
    <message>
        <source>slow volume {volume} down by {delay}</source>
        <translation>spowolnij wolumen {volume} o {delay}</translation>
    </message>
    <message>
        <source>fill volume {volume} to {share}</source>
        <translation>zapełnij wolumen {volume} do {share}</translation>
    </message>
    <message>
        <source>use up the burst credits of volume {volume}</source>
        <translation>zużyj kredyty burst wolumenu {volume}</translation>
    </message>
    <message>
        <source>lose volume {volume} for good</source>
        <translation>strać wolumen {volume} na zawsze</translation>
    </message>
    <message>
        <source>crash database {pod}</source>
        <translation>wywróć bazę danych {pod}</translation>
    </message>
    <message>
        <source>stop the image registry</source>
        <translation>zatrzymaj rejestr obrazów</translation>
    </message>
    <message>
        <source>let the image registry answer again</source>
        <translation>niech rejestr obrazów znów odpowiada</translation>
    </message>
    <message>
        <source>disable the encryption key of the volumes</source>
        <translation>wyłącz klucz szyfrujący wolumeny</translation>
    </message>
    <message>
        <source>enable the encryption key of the volumes</source>
        <translation>włącz klucz szyfrujący wolumeny</translation>
    </message>
    <message>
        <source>All processes end, and machines come back one by one.</source>
        <translation>Wszystkie procesy się kończą, a maszyny wracają jedna po drugiej.</translation>
    </message>
    <message>
        <source>{count} of {machines} in zone {zone} lose their power for {duration}.</source>
        <translation>{count} z {machines} w strefie {zone} traci zasilanie na {duration}.</translation>
    </message>
    <message>
        <source>{count} of {machines} in zone {zone} lose their power.</source>
        <translation>{count} z {machines} w strefie {zone} traci zasilanie.</translation>
    </message>
    <message>
        <source>{count} of {machines} in zone {zone} are cut off from the network for {duration}.</source>
        <translation>{count} z {machines} w strefie {zone} zostaje odcięte od sieci na {duration}.</translation>
    </message>
    <message>
        <source>{count} of {machines} in zone {zone} are cut off from the network.</source>
        <translation>{count} z {machines} w strefie {zone} zostaje odcięte od sieci.</translation>
    </message>
    <message>
        <source>The machines in zone {zone} that were lost return.</source>
        <translation>Wracają utracone maszyny w strefie {zone}.</translation>
    </message>
    <message>
        <source>Processes on node {node} run at full speed again.</source>
        <translation>Procesy na węźle {node} znów działają z pełną prędkością.</translation>
    </message>
    <message>
        <source>Processes on node {node} run at {percent} of their speed for {duration}.</source>
        <translation>Procesy na węźle {node} działają z {percent} swojej prędkości przez {duration}.</translation>
    </message>
    <message>
        <source>Processes on node {node} run at {percent} of their speed.</source>
        <translation>Procesy na węźle {node} działają z {percent} swojej prędkości.</translation>
    </message>
    <message>
        <source>The address of load balancer {balancer} in zone {zone} stops answering for {duration}; clients that have it fail until DNS drops it.</source>
        <translation>Adres load balancera {balancer} w strefie {zone} przestaje odpowiadać na {duration}; klienci, którzy go mają, dostają błędy, aż DNS go usunie.</translation>
    </message>
    <message>
        <source>The address of load balancer {balancer} in zone {zone} stops answering; clients that have it fail until DNS drops it.</source>
        <translation>Adres load balancera {balancer} w strefie {zone} przestaje odpowiadać; klienci, którzy go mają, dostają błędy, aż DNS go usunie.</translation>
    </message>
    <message>
        <source>The address of load balancer {balancer} in zone {zone} answers again; DNS names it when its health checks pass.</source>
        <translation>Adres load balancera {balancer} w strefie {zone} znów odpowiada; DNS poda go, gdy przejdą kontrole stanu.</translation>
    </message>
    <message>
        <source>Each read and write of volume {volume} takes {delay} longer for {duration}.</source>
        <translation>Każdy odczyt i zapis wolumenu {volume} trwa o {delay} dłużej przez {duration}.</translation>
    </message>
    <message>
        <source>Each read and write of volume {volume} takes {delay} longer.</source>
        <translation>Każdy odczyt i zapis wolumenu {volume} trwa o {delay} dłużej.</translation>
    </message>
    <message>
        <source>Volume {volume} is as fast as it was.</source>
        <translation>Wolumen {volume} jest znów tak szybki jak dawniej.</translation>
    </message>
    <message>
        <source>Files of somebody else fill volume {volume} to {percent} for {duration}.</source>
        <translation>Cudze pliki zapełniają wolumen {volume} do {percent} na {duration}.</translation>
    </message>
    <message>
        <source>Files of somebody else fill volume {volume} to {percent}.</source>
        <translation>Cudze pliki zapełniają wolumen {volume} do {percent}.</translation>
    </message>
    <message>
        <source>What has to be kept on it fails until it is grown.</source>
        <translation>To, co trzeba na nim zapisać, się nie udaje, póki nie zostanie powiększony.</translation>
    </message>
    <message>
        <source>Volume {volume} falls to its baseline until it has earned credits again.</source>
        <translation>Wolumen {volume} spada do wydajności bazowej, aż znów uzbiera kredyty.</translation>
    </message>
    <message>
        <source>Volume {volume} is gone for good with its data.</source>
        <translation>Wolumen {volume} przepada na zawsze wraz z danymi.</translation>
    </message>
    <message>
        <source>Its snapshots stay.</source>
        <translation>Jego migawki zostają.</translation>
    </message>
    <message>
        <source>There is no snapshot of it.</source>
        <translation>Nie ma żadnej jego migawki.</translation>
    </message>
    <message>
        <source>Then it replays its log for {duration}.</source>
        <translation>Potem przez {duration} odtwarza swój dziennik.</translation>
    </message>
    <message>
        <source>No image can be pulled for {duration}: pods start only where theirs is on the node.</source>
        <translation>Przez {duration} nie da się pobrać żadnego obrazu: pody startują tylko tam, gdzie ich obraz jest na węźle.</translation>
    </message>
    <message>
        <source>No image can be pulled: pods start only where theirs is on the node.</source>
        <translation>Nie da się pobrać żadnego obrazu: pody startują tylko tam, gdzie ich obraz jest na węźle.</translation>
    </message>
    <message>
        <source>The image registry answers again.</source>
        <translation>Rejestr obrazów znów odpowiada.</translation>
    </message>
    <message>
        <source>No volume can be attached for {duration}; those that are attached work on.</source>
        <translation>Przez {duration} nie da się dołączyć żadnego wolumenu; dołączone działają dalej.</translation>
    </message>
    <message>
        <source>No volume can be attached; those that are attached work on.</source>
        <translation>Nie da się dołączyć żadnego wolumenu; dołączone działają dalej.</translation>
    </message>
    <message>
        <source>The encryption key of the volumes is enabled again.</source>
        <translation>Klucz szyfrujący wolumeny jest znów włączony.</translation>
    </message>
    <message>
        <source>A zone cannot fail by &quot;{kind}&quot;.</source>
        <translation>Strefa nie może ulec awarii typu „{kind}”.</translation>
    </message>
    <message>
        <source>Say network or power.</source>
        <translation>Podaj network albo power.</translation>
    </message>
    <message>
        <source>A share of {share} of a zone cannot fail.</source>
        <translation>Awarii nie może ulec część strefy równa {share}.</translation>
    </message>
    <message>
        <source>Give a share above 0, and at most 1 for the whole zone.</source>
        <translation>Podaj część powyżej 0, najwyżej 1 dla całej strefy.</translation>
    </message>
    <message>
        <source>No machine in zone {zone} works.</source>
        <translation>W strefie {zone} nie działa żadna maszyna.</translation>
    </message>
    <message>
        <source>A machine cannot run at {share} of its speed.</source>
        <translation>Maszyna nie może działać z {share} swojej prędkości.</translation>
    </message>
    <message>
        <source>Give a share above 0, and 1 to end it.</source>
        <translation>Podaj część powyżej 0, a 1, żeby to zakończyć.</translation>
    </message>
    <message>
        <source>Node {node} runs at that speed already.</source>
        <translation>Węzeł {node} działa już z taką prędkością.</translation>
    </message>
    <message>
        <source>Load balancer {balancer} has no address in zone {zone}.</source>
        <translation>Load balancer {balancer} nie ma adresu w strefie {zone}.</translation>
    </message>
    <message>
        <source>The address of load balancer {balancer} in zone {zone} is broken already.</source>
        <translation>Adres load balancera {balancer} w strefie {zone} jest już zepsuty.</translation>
    </message>
    <message>
        <source>The address of load balancer {balancer} in zone {zone} is not broken.</source>
        <translation>Adres load balancera {balancer} w strefie {zone} nie jest zepsuty.</translation>
    </message>
    <message>
        <source>A volume cannot answer {delay} later.</source>
        <translation>Wolumen nie może odpowiadać o {delay} później.</translation>
    </message>
    <message>
        <source>Give 0 to {delay}; 0 ends it.</source>
        <translation>Podaj od 0 do {delay}; 0 to kończy.</translation>
    </message>
    <message>
        <source>Volume {volume} is as fast as that already.</source>
        <translation>Wolumen {volume} jest już właśnie tak szybki.</translation>
    </message>
    <message>
        <source>A volume cannot be filled to {share}.</source>
        <translation>Wolumenu nie da się zapełnić do {share}.</translation>
    </message>
    <message>
        <source>Give a share above 0, and at most 1 for all of it.</source>
        <translation>Podaj część powyżej 0, najwyżej 1 dla całości.</translation>
    </message>
    <message>
        <source>Volume {volume} is {percent} full already.</source>
        <translation>Wolumen {volume} jest już zapełniony w {percent}.</translation>
    </message>
    <message>
        <source>Volume {volume} has no burst credits.</source>
        <translation>Wolumen {volume} nie ma kredytów burst.</translation>
    </message>
    <message>
        <source>Volumes of type gp2, st1 and sc1 have some, as far as they are small.</source>
        <translation>Mają je wolumeny typu gp2, st1 i sc1, o ile są małe.</translation>
    </message>
    <message>
        <source>The burst credits of volume {volume} are gone already.</source>
        <translation>Kredyty burst wolumenu {volume} już się skończyły.</translation>
    </message>
    <message>
        <source>Pod {pod} does not run.</source>
        <translation>Pod {pod} nie działa.</translation>
    </message>
    <message>
        <source>The image registry is down already.</source>
        <translation>Rejestr obrazów już nie działa.</translation>
    </message>
    <message>
        <source>The image registry answers already.</source>
        <translation>Rejestr obrazów już odpowiada.</translation>
    </message>
    <message>
        <source>The encryption key of the volumes is disabled already.</source>
        <translation>Klucz szyfrujący wolumeny jest już wyłączony.</translation>
    </message>
    <message>
        <source>The encryption key of the volumes is enabled already.</source>
        <translation>Klucz szyfrujący wolumeny jest już włączony.</translation>
    </message>
    <message>
        <source>The encryption key of volume {volume} is disabled.</source>
        <translation>Klucz szyfrujący wolumenu {volume} jest wyłączony.</translation>
    </message>
    <message>
        <source>Enable it again.</source>
        <translation>Włącz go z powrotem.</translation>
    </message>
    <message>
        <source>network</source>
        <translation>sieć</translation>
    </message>
    <message>
        <source>power</source>
        <translation>zasilanie</translation>
    </message>
    <message>
        <source>the control plane stopped answering</source>
        <translation>warstwa sterowania przestała odpowiadać</translation>
    </message>
    <message>
        <source>the control plane answers again</source>
        <translation>warstwa sterowania znów odpowiada</translation>
    </message>
    <message>
        <source>stop the control plane</source>
        <translation>zatrzymaj warstwę sterowania</translation>
    </message>
    <message>
        <source>let the control plane answer again</source>
        <translation>niech warstwa sterowania znów odpowiada</translation>
    </message>
    <message>
        <source>Nothing is scheduled, scaled or evicted for {duration}, and no node that dies is noticed; what runs goes on.</source>
        <translation>Przez {duration} nic nie jest rozmieszczane, skalowane ani eksmitowane i nikt nie zauważa martwego węzła; co działa, działa dalej.</translation>
    </message>
    <message>
        <source>Nothing is scheduled, scaled or evicted, and no node that dies is noticed; what runs goes on.</source>
        <translation>Nic nie jest rozmieszczane, skalowane ani eksmitowane i nikt nie zauważa martwego węzła; co działa, działa dalej.</translation>
    </message>
    <message>
        <source>The control plane answers again, and looks at everything anew.</source>
        <translation>Warstwa sterowania znów odpowiada i ogląda wszystko od nowa.</translation>
    </message>
    <message>
        <source>The control plane is down already.</source>
        <translation>Warstwa sterowania już nie działa.</translation>
    </message>
    <message>
        <source>The control plane answers already.</source>
        <translation>Warstwa sterowania już odpowiada.</translation>
    </message>
    <message>
        <source>The API server does not answer.</source>
        <translation>Serwer API nie odpowiada.</translation>
    </message>
    <message>
        <source>the mesh gives out no certificates any more</source>
        <translation>siatka nie wydaje już certyfikatów</translation>
    </message>
    <message>
        <source>the mesh gives out certificates again</source>
        <translation>siatka znów wydaje certyfikaty</translation>
    </message>
    <message>
        <source>pod {pod} gets no certificate and does not become ready</source>
        <translation>pod {pod} nie dostaje certyfikatu i nie staje się gotowy</translation>
    </message>
    <message>
        <source>the certificate of pod {pod} has expired</source>
        <translation>certyfikat poda {pod} wygasł</translation>
    </message>
    <message>
        <source>stop the certificate authority of the mesh</source>
        <translation>zatrzymaj urząd certyfikacji siatki</translation>
    </message>
    <message>
        <source>let the certificate authority of the mesh answer again</source>
        <translation>niech urząd certyfikacji siatki znów odpowiada</translation>
    </message>
    <message>
        <source>No workload is in a mesh.</source>
        <translation>Żaden workload nie jest w siatce.</translation>
    </message>
    <message>
        <source>The certificate authority of the mesh answers already.</source>
        <translation>Urząd certyfikacji siatki już odpowiada.</translation>
    </message>
    <message>
        <source>The certificate authority of the mesh is down already.</source>
        <translation>Urząd certyfikacji siatki już nie działa.</translation>
    </message>
    <message>
        <source>The mesh gives out certificates again.</source>
        <translation>Siatka znów wydaje certyfikaty.</translation>
    </message>
    <message>
        <source>The mesh gives out no certificates for {duration}: new pods do not become ready, and those that run are cut off when theirs has expired.</source>
        <translation>Przez {duration} siatka nie wydaje certyfikatów: nowe pody nie stają się gotowe, a działające zostają odcięte, gdy ich certyfikat wygaśnie.</translation>
    </message>
    <message>
        <source>The mesh gives out no certificates: new pods do not become ready, and those that run are cut off when theirs has expired.</source>
        <translation>Siatka nie wydaje certyfikatów: nowe pody nie stają się gotowe, a działające zostają odcięte, gdy ich certyfikat wygaśnie.</translation>
    </message>
    <message>
        <source>EC2 refuses to launch machines: RequestLimitExceeded</source>
        <translation>EC2 odmawia uruchamiania maszyn: RequestLimitExceeded</translation>
    </message>
    <message>
        <source>EC2 launches machines again</source>
        <translation>EC2 znów uruchamia maszyny</translation>
    </message>
    <message>
        <source>RequestLimitExceeded</source>
        <translation>RequestLimitExceeded</translation>
    </message>
    <message>
        <source>throttle the EC2 API</source>
        <translation>zdław API EC2</translation>
    </message>
    <message>
        <source>let the EC2 API launch machines again</source>
        <translation>niech API EC2 znów uruchamia maszyny</translation>
    </message>
    <message>
        <source>There is no group that launches machines.</source>
        <translation>Nie ma grupy, która uruchamia maszyny.</translation>
    </message>
    <message>
        <source>The EC2 API is not throttled.</source>
        <translation>API EC2 nie jest zdławione.</translation>
    </message>
    <message>
        <source>The EC2 API is throttled already.</source>
        <translation>API EC2 jest już zdławione.</translation>
    </message>
    <message>
        <source>EC2 launches machines again.</source>
        <translation>EC2 znów uruchamia maszyny.</translation>
    </message>
    <message>
        <source>EC2 launches no machine for {duration}; those that run go on.</source>
        <translation>EC2 przez {duration} nie uruchamia żadnej maszyny; działające działają dalej.</translation>
    </message>
    <message>
        <source>EC2 launches no machine; those that run go on.</source>
        <translation>EC2 nie uruchamia żadnej maszyny; działające działają dalej.</translation>
    </message>
    <message>
        <source>region {region} is lost: zones {zones}</source>
        <translation>region {region} jest utracony: strefy {zones}</translation>
    </message>
    <message>
        <source>lose region {region}</source>
        <translation>strać region {region}</translation>
    </message>
    <message>
        <source>the cluster is lost with its control plane: nodes {nodes}, pods {pods}</source>
        <translation>klaster przepadł razem z płaszczyzną sterowania: węzły {nodes}, pody {pods}</translation>
    </message>
    <message>
        <source>backup {backup} is in region {region} too</source>
        <translation>kopia zapasowa {backup} jest też w regionie {region}</translation>
    </message>
    <message>
        <source>code begins to build {module} in region {region}</source>
        <translation>kod zaczyna budować w regionie {region}: {module}</translation>
    </message>
    <message>
        <source>{module} in region {region} stands</source>
        <translation>w regionie {region} stoi: {module}</translation>
    </message>
    <message>
        <source>Velero runs in region {region} and knows backups: {backups}</source>
        <translation>Velero działa w regionie {region} i zna kopie zapasowe: {backups}</translation>
    </message>
    <message>
        <source>backup {backup} brought back {stage}: {objects}</source>
        <translation>kopia zapasowa {backup} przywróciła {stage}: {objects}</translation>
    </message>
    <message>
        <source>replica {volume} takes over for {restore}</source>
        <translation>replika {volume} przejmuje rolę {restore}</translation>
    </message>
    <message>
        <source>{restore} is in no backup: it begins with an empty volume</source>
        <translation>{restore} nie ma w żadnej kopii: zaczyna z pustym wolumenem</translation>
    </message>
    <message>
        <source>the platform is restored from backup {backup}: objects {objects}, skipped {skipped}</source>
        <translation>platformę odtworzono z kopii {backup}: obiekty {objects}, pominięte {skipped}</translation>
    </message>
    <message>
        <source>the restore from backup {backup} failed in part: objects {failed} of {objects}</source>
        <translation>odtwarzanie z kopii {backup} nie powiodło się w części: obiekty {failed} z {objects}</translation>
    </message>
    <message>
        <source>build {module} in region {region} from code</source>
        <translation>zbuduj z kodu w regionie {region}: {module}</translation>
    </message>
    <message>
        <source>writes lost: {writes}, of the last {seconds} s; most of them were of {restore}</source>
        <translation>utracone zapisy: {writes}, z ostatnich {seconds} s; najwięcej z {restore}</translation>
    </message>
    <message>
        <source>restore the platform from backup {backup}</source>
        <translation>odtwórz platformę z kopii {backup}</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>klaster</translation>
    </message>
    <message>
        <source>velero</source>
        <translation>Velero</translation>
    </message>
    <message>
        <source>namespaces and definitions</source>
        <translation>przestrzenie nazw i definicje</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>wolumeny</translation>
    </message>
    <message>
        <source>claims</source>
        <translation>żądania wolumenów</translation>
    </message>
    <message>
        <source>secrets and settings</source>
        <translation>sekrety i ustawienia</translation>
    </message>
    <message>
        <source>pods and controllers</source>
        <translation>pody i kontrolery</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>making</source>
        <translation>w budowie</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>stoi</translation>
    </message>
    <message>
        <source>pilot light</source>
        <translation>płomyk pilotujący</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>ciepła rezerwa</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>odtwarzanie z kopii</translation>
    </message>
    <message>
        <source>done</source>
        <translation>gotowe</translation>
    </message>
    <message>
        <source>Region {region} is dark already.</source>
        <translation>Region {region} już nie działa.</translation>
    </message>
    <message>
        <source>Region {region} is dark, or a zone of it.</source>
        <translation>Region {region} nie działa albo nie działa jego strefa.</translation>
    </message>
    <message>
        <source>No region stands by.</source>
        <translation>Żaden region nie stoi w gotowości.</translation>
    </message>
    <message>
        <source>Region &quot;{name}&quot; does not stand by.</source>
        <translation>Region „{name}” nie stoi w gotowości.</translation>
    </message>
    <message>
        <source>Region {region} does.</source>
        <translation>W gotowości stoi {region}.</translation>
    </message>
    <message>
        <source>There is no code for &quot;{name}&quot;.</source>
        <translation>Nie ma kodu dla „{name}”.</translation>
    </message>
    <message>
        <source>There is some for the modules network, cluster and velero.</source>
        <translation>Jest dla modułów network, cluster i velero.</translation>
    </message>
    <message>
        <source>Code builds that in region {region} already.</source>
        <translation>Kod już to buduje w regionie {region}.</translation>
    </message>
    <message>
        <source>The home region works, and one cluster at a time is simulated.</source>
        <translation>Region macierzysty działa, a symulowany jest jeden klaster naraz.</translation>
    </message>
    <message>
        <source>Region {region} has no network yet.</source>
        <translation>Region {region} nie ma jeszcze sieci.</translation>
    </message>
    <message>
        <source>Build the network first.</source>
        <translation>Najpierw zbuduj sieć.</translation>
    </message>
    <message>
        <source>Region {region} has no cluster yet.</source>
        <translation>Region {region} nie ma jeszcze klastra.</translation>
    </message>
    <message>
        <source>Build the cluster first.</source>
        <translation>Najpierw zbuduj klaster.</translation>
    </message>
    <message>
        <source>Region {region} has no cluster.</source>
        <translation>Region {region} nie ma klastra.</translation>
    </message>
    <message>
        <source>Build one there first, once this region is lost.</source>
        <translation>Najpierw zbuduj go tam, gdy ten region przepadnie.</translation>
    </message>
    <message>
        <source>Zone {zone} is in another region, and backup {backup} was not copied there.</source>
        <translation>Strefa {zone} leży w innym regionie, a kopia {backup} nie została tam skopiowana.</translation>
    </message>
    <message>
        <source>Code finds {module} in region {region} and changes what differs.</source>
        <translation>Kod zastaje w regionie {region}: {module}, i zmienia to, co się różni.</translation>
    </message>
    <message>
        <source>Code builds {module} in region {region}; it is paid for from then on.</source>
        <translation>Kod buduje w regionie {region}: {module}; od tej chwili się za to płaci.</translation>
    </message>
    <message>
        <source>Velero does not run in region {region}.</source>
        <translation>Velero nie działa w regionie {region}.</translation>
    </message>
    <message>
        <source>Build the module velero first.</source>
        <translation>Najpierw zbuduj moduł velero.</translation>
    </message>
    <message>
        <source>A restore of the platform is under way already.</source>
        <translation>Odtwarzanie platformy już trwa.</translation>
    </message>
    <message>
        <source>No backup is in region {region}.</source>
        <translation>W regionie {region} nie ma żadnej kopii.</translation>
    </message>
    <message>
        <source>Backup {backup} was not copied to region {region}.</source>
        <translation>Kopia {backup} nie została skopiowana do regionu {region}.</translation>
    </message>
    <message>
        <source>A region is lost and the platform comes back in another</source>
        <translation>Region przepada, a platforma wraca w innym</translation>
    </message>
    <message>
        <source>Velero saves the databases every hour, and their snapshots are copied to Ireland. Then Frankfurt is lost with all zones, the control plane and every volume. Code builds network, cluster and Velero there, a backup brings the platform back, and DNS leads users to it: what was written after that backup is lost. The knob standby says how much stood there before. Try it a hundred times: drydock drill dr-restore --replications 100.</source>
        <translation>Velero co godzinę zapisuje bazy danych, a ich migawki są kopiowane do Irlandii. Potem przepada Frankfurt ze wszystkimi strefami, płaszczyzną sterowania i każdym wolumenem. Kod buduje tam sieć, klaster i Velero, kopia zapasowa przywraca platformę, a DNS prowadzi do niej użytkowników: to, co zapisano po tej kopii, przepada. Pokrętło standby mówi, ile stało tam przedtem. Wypróbuj to sto razy: drydock drill dr-restore --replications 100.</translation>
    </message>
    <message>
        <source>Data transfer to other regions</source>
        <translation>Transfer danych do innych regionów</translation>
    </message>
    <message>
        <source>the password of {service} changed: pods with the old one {pods}</source>
        <translation>hasło {service} zmieniono: pody ze starym hasłem {pods}</translation>
    </message>
    <message>
        <source>{service} cannot open connections to {database}: password authentication failed</source>
        <translation>{service} nie może otwierać połączeń z {database}: nieprawidłowe hasło</translation>
    </message>
    <message>
        <source>no pod holds a password that {service} refuses any more</source>
        <translation>żaden pod nie ma już hasła, które {service} odrzuca</translation>
    </message>
    <message>
        <source>S3 refuses the calls of {service}: 403 ExpiredToken</source>
        <translation>S3 odrzuca wywołania {service}: 403 ExpiredToken</translation>
    </message>
    <message>
        <source>S3 takes the calls of {service} again</source>
        <translation>S3 znów przyjmuje wywołania {service}</translation>
    </message>
    <message>
        <source>the credentials of {workload} have expired</source>
        <translation>poświadczenia {workload} wygasły</translation>
    </message>
    <message>
        <source>the credentials of {workload} are renewed</source>
        <translation>poświadczenia {workload} odnowiono</translation>
    </message>
    <message>
        <source>the image registry refuses the credential of the nodes</source>
        <translation>rejestr obrazów odrzuca poświadczenie węzłów</translation>
    </message>
    <message>
        <source>the image registry takes the credential of the nodes again</source>
        <translation>rejestr obrazów znów przyjmuje poświadczenie węzłów</translation>
    </message>
    <message>
        <source>backups of {schedule} wait: the control plane does not answer</source>
        <translation>kopie {schedule} czekają: warstwa sterowania nie odpowiada</translation>
    </message>
    <message>
        <source>backup {backup} failed: the credentials of {by} have expired</source>
        <translation>kopia {backup} nie powiodła się: poświadczenia {by} wygasły</translation>
    </message>
    <message>
        <source>no control plane</source>
        <translation>brak warstwy sterowania</translation>
    </message>
    <message>
        <source>no credentials</source>
        <translation>brak poświadczeń</translation>
    </message>
    <message>
        <source>rotate the password of {database}</source>
        <translation>zmień hasło {database}</translation>
    </message>
    <message>
        <source>let {database} take its old password again</source>
        <translation>niech {database} znów przyjmuje stare hasło</translation>
    </message>
    <message>
        <source>let the credentials of {workload} expire</source>
        <translation>niech poświadczenia {workload} wygasną</translation>
    </message>
    <message>
        <source>renew the credentials of {workload}</source>
        <translation>odnów poświadczenia {workload}</translation>
    </message>
    <message>
        <source>let the credential for the image registry expire</source>
        <translation>niech poświadczenie do rejestru obrazów wygaśnie</translation>
    </message>
    <message>
        <source>renew the credential for the image registry</source>
        <translation>odnów poświadczenie do rejestru obrazów</translation>
    </message>
    <message>
        <source>The old password of {database} ends now: connections stay open until their maximum lifetime of {lifetime}, and only pods that start from now on can open new ones.</source>
        <translation>Stare hasło {database} przestaje obowiązywać: połączenia zostają otwarte do maksymalnego czasu życia ({lifetime}), a nowe otworzą tylko pody uruchomione od teraz.</translation>
    </message>
    <message>
        <source>The password of {database} changes, and the one before it stays valid until the next rotation.</source>
        <translation>Hasło {database} zmienia się, a poprzednie obowiązuje do następnej zmiany.</translation>
    </message>
    <message>
        <source>A password is not rotated by &quot;{strategy}&quot;.</source>
        <translation>Hasła nie zmienia się metodą „{strategy}”.</translation>
    </message>
    <message>
        <source>Choose single or alternating.</source>
        <translation>Wybierz single albo alternating.</translation>
    </message>
    <message>
        <source>Pods with the old password can log in at {database} again.</source>
        <translation>Pody ze starym hasłem znów mogą logować się do {database}.</translation>
    </message>
    <message>
        <source>No pod holds a password that {database} refuses.</source>
        <translation>Żaden pod nie ma hasła, które {database} odrzuca.</translation>
    </message>
    <message>
        <source>AWS refuses what {workload} asks for for {duration}: its calls to buckets fail.</source>
        <translation>AWS przez {duration} odrzuca żądania {workload}: jego wywołania zasobników zawodzą.</translation>
    </message>
    <message>
        <source>AWS refuses what {workload} asks for: its calls to buckets fail.</source>
        <translation>AWS odrzuca żądania {workload}: jego wywołania zasobników zawodzą.</translation>
    </message>
    <message>
        <source>AWS refuses what {workload} asks for for {duration}: its backups fail, and nothing can be restored.</source>
        <translation>AWS przez {duration} odrzuca żądania {workload}: jego kopie zawodzą i niczego nie da się odtworzyć.</translation>
    </message>
    <message>
        <source>AWS refuses what {workload} asks for: its backups fail, and nothing can be restored.</source>
        <translation>AWS odrzuca żądania {workload}: jego kopie zawodzą i niczego nie da się odtworzyć.</translation>
    </message>
    <message>
        <source>AWS takes the credentials of {workload} again.</source>
        <translation>AWS znów przyjmuje poświadczenia {workload}.</translation>
    </message>
    <message>
        <source>The credentials of {workload} have expired already.</source>
        <translation>Poświadczenia {workload} już wygasły.</translation>
    </message>
    <message>
        <source>The credentials of {workload} have expired.</source>
        <translation>Poświadczenia {workload} wygasły.</translation>
    </message>
    <message>
        <source>The credentials of {workload} are valid.</source>
        <translation>Poświadczenia {workload} są ważne.</translation>
    </message>
    <message>
        <source>Renew them first.</source>
        <translation>Najpierw je odnów.</translation>
    </message>
    <message>
        <source>The credential for the image registry is valid.</source>
        <translation>Poświadczenie do rejestru obrazów jest ważne.</translation>
    </message>
    <message>
        <source>The credential for the image registry has expired already.</source>
        <translation>Poświadczenie do rejestru obrazów już wygasło.</translation>
    </message>
    <message>
        <source>The image registry lets nodes pull images again.</source>
        <translation>Rejestr obrazów znów wydaje obrazy węzłom.</translation>
    </message>
    <message>
        <source>The image registry refuses all nodes for {duration}: pods start only where theirs is on the node.</source>
        <translation>Rejestr obrazów przez {duration} odmawia wszystkim węzłom: pody uruchamiają się tylko tam, gdzie ich obraz jest na węźle.</translation>
    </message>
    <message>
        <source>The image registry refuses all nodes: pods start only where theirs is on the node.</source>
        <translation>Rejestr obrazów odmawia wszystkim węzłom: pody uruchamiają się tylko tam, gdzie ich obraz jest na węźle.</translation>
    </message>
    <message>
        <source>database with users</source>
        <translation>baza danych z użytkownikami</translation>
    </message>
    <message>
        <source>workload with credentials for AWS</source>
        <translation>obciążenie z poświadczeniami do AWS</translation>
    </message>
    <message>
        <source>single</source>
        <translation>pojedyncze</translation>
    </message>
    <message>
        <source>alternating</source>
        <translation>na zmianę</translation>
    </message>
    <message>
        <source>the data on volume {volume} became wrong</source>
        <translation>dane na woluminie {volume} stały się błędne</translation>
    </message>
    <message>
        <source>somebody found that the data on volume {volume} has been wrong for {minutes} min</source>
        <translation>ktoś zauważył, że dane na woluminie {volume} są błędne od {minutes} min</translation>
    </message>
    <message>
        <source>volume {volume} has the wrong data of snapshot {snapshot}</source>
        <translation>wolumin {volume} ma błędne dane z migawki {snapshot}</translation>
    </message>
    <message>
        <source>the data on volume {volume} is right again</source>
        <translation>dane na woluminie {volume} znów są poprawne</translation>
    </message>
    <message>
        <source>let the data on volume {volume} become wrong</source>
        <translation>niech dane na woluminie {volume} staną się błędne</translation>
    </message>
    <message>
        <source>repair the data on volume {volume}</source>
        <translation>napraw dane na woluminie {volume}</translation>
    </message>
    <message>
        <source>Volume {volume} belongs to no database.</source>
        <translation>Wolumin {volume} nie należy do żadnej bazy danych.</translation>
    </message>
    <message>
        <source>A share of {share} cannot fail.</source>
        <translation>Nie może zawodzić udział {share}.</translation>
    </message>
    <message>
        <source>Give 0 for none, and at most 1 for all of them.</source>
        <translation>Podaj 0, jeśli żadne, a najwyżej 1, jeśli wszystkie.</translation>
    </message>
    <message>
        <source>The data on volume {volume} is wrong already.</source>
        <translation>Dane na woluminie {volume} już są błędne.</translation>
    </message>
    <message>
        <source>The data on volume {volume} is wrong from now on, and so are all its snapshots.</source>
        <translation>Dane na woluminie {volume} od teraz są błędne, tak jak wszystkie jego migawki.</translation>
    </message>
    <message>
        <source>{percent} of the calls for it fail.</source>
        <translation>{percent} wywołań po nie zawodzi.</translation>
    </message>
    <message>
        <source>Somebody finds out after {duration}.</source>
        <translation>Ktoś zauważa to po {duration}.</translation>
    </message>
    <message>
        <source>Nobody finds out by itself.</source>
        <translation>Samo z siebie nikt tego nie zauważy.</translation>
    </message>
    <message>
        <source>The data on volume {volume} is right, as far as anybody can say.</source>
        <translation>Dane na woluminie {volume} są poprawne, o ile ktokolwiek to wie.</translation>
    </message>
    <message>
        <source>The data on volume {volume} is right again. Snapshots that were taken meanwhile stay wrong.</source>
        <translation>Dane na woluminie {volume} znów są poprawne. Migawki zrobione w tym czasie pozostają błędne.</translation>
    </message>
    <message>
        <source>That data is wrong already: choose an older backup.</source>
        <translation>Te dane są już błędne: wybierz starszą kopię.</translation>
    </message>
    <message>
        <source>the API server lets controllers wait {seconds} s for each write</source>
        <translation>serwer API każe kontrolerom czekać {seconds} s na każdy zapis</translation>
    </message>
    <message>
        <source>the API server answers controllers at once again</source>
        <translation>serwer API znów odpowiada kontrolerom od razu</translation>
    </message>
    <message>
        <source>let controllers wait {wait} for the API server</source>
        <translation>niech kontrolery czekają na serwer API {wait}</translation>
    </message>
    <message>
        <source>Nobody waits {wait} for the API server.</source>
        <translation>Nikt nie czeka na serwer API {wait}.</translation>
    </message>
    <message>
        <source>Controllers wait so long for the API server already.</source>
        <translation>Kontrolery już tyle czekają na serwer API.</translation>
    </message>
    <message>
        <source>The API server answers controllers at once again.</source>
        <translation>Serwer API znów odpowiada kontrolerom od razu.</translation>
    </message>
    <message>
        <source>The scheduler and the controllers wait {wait} for each write for {duration}: pods come later, and proxies hear of them later.</source>
        <translation>Planista i kontrolery przez {duration} czekają {wait} na każdy zapis: pody pojawiają się później i później dowiadują się o nich serwery pośredniczące.</translation>
    </message>
    <message>
        <source>The scheduler and the controllers wait {wait} for each write: pods come later, and proxies hear of them later.</source>
        <translation>Planista i kontrolery czekają {wait} na każdy zapis: pody pojawiają się później i później dowiadują się o nich serwery pośredniczące.</translation>
    </message>
    <message>
        <source>namespace {name_space} is being deleted: workloads {workloads}</source>
        <translation>przestrzeń nazw {name_space} jest usuwana: obciążenia {workloads}</translation>
    </message>
    <message>
        <source>namespace {name_space} is gone: claims {claims}, volumes deleted {volumes}</source>
        <translation>przestrzeni nazw {name_space} już nie ma: żądania woluminów {claims}, usunięte woluminy {volumes}</translation>
    </message>
    <message>
        <source>namespace {name_space} is deployed again: workloads {workloads}</source>
        <translation>przestrzeń nazw {name_space} wdrożono ponownie: obciążenia {workloads}</translation>
    </message>
    <message>
        <source>deploy namespace {name_space} again</source>
        <translation>wdróż ponownie przestrzeń nazw {name_space}</translation>
    </message>
    <message>
        <source>delete namespace {name_space}</source>
        <translation>usuń przestrzeń nazw {name_space}</translation>
    </message>
    <message>
        <source>Namespace {name_space} is being terminated.</source>
        <translation>Przestrzeń nazw {name_space} jest właśnie usuwana.</translation>
    </message>
    <message>
        <source>Wait until it is gone.</source>
        <translation>Poczekaj, aż zniknie.</translation>
    </message>
    <message>
        <source>{workloads} of namespace {name_space} start again. Stateful sets whose claims are gone get empty volumes.</source>
        <translation>{workloads} z przestrzeni nazw {name_space} rusza ponownie. Zbiory stanowe, których żądań woluminów już nie ma, dostają puste woluminy.</translation>
    </message>
    <message>
        <source>No namespace called &quot;{name_space}&quot; was deleted.</source>
        <translation>Nie usunięto żadnej przestrzeni nazw „{name_space}”.</translation>
    </message>
    <message>
        <source>Kubernetes does not let anybody delete namespace {name_space}.</source>
        <translation>Kubernetes nie pozwala nikomu usunąć przestrzeni nazw {name_space}.</translation>
    </message>
    <message>
        <source>Namespace {name_space} goes with {workloads}, {pods} and {volumes} with their data for good; {kept} and all snapshots stay.</source>
        <translation>Przestrzeń nazw {name_space} znika na dobre: {workloads}, {pods} i {volumes} z danymi; {kept} i wszystkie migawki zostają.</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>przestrzeń nazw</translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s)</source>
        <translation>
            <numerusform>%n obciążenie</numerusform>
            <numerusform>%n obciążenia</numerusform>
            <numerusform>%n obciążeń</numerusform>
        </translation>
    </message>
    <message>
        <source>the state file of the code is lost</source>
        <translation>plik stanu kodu przepadł</translation>
    </message>
    <message>
        <source>the state file of the code is there again</source>
        <translation>plik stanu kodu znów jest</translation>
    </message>
    <message>
        <source>lose the state file of the code</source>
        <translation>zgub plik stanu kodu</translation>
    </message>
    <message>
        <source>bring the state file of the code back</source>
        <translation>przywróć plik stanu kodu</translation>
    </message>
    <message>
        <source>The state file of the code is there.</source>
        <translation>Plik stanu kodu jest na miejscu.</translation>
    </message>
    <message>
        <source>The state file of the code is lost already.</source>
        <translation>Plik stanu kodu już przepadł.</translation>
    </message>
    <message>
        <source>The code knows again what exists.</source>
        <translation>Kod znów wie, co istnieje.</translation>
    </message>
    <message>
        <source>The code no longer knows what exists: each resource is imported before code may change it.</source>
        <translation>Kod nie wie już, co istnieje: każdy zasób trzeba zaimportować, zanim kod będzie mógł go zmienić.</translation>
    </message>
    <message>
        <source>Code has lost its state: {resources} of {module} in region {region} are imported first, for about {duration}.</source>
        <translation>Kod zgubił stan: {resources} modułu {module} w regionie {region} trzeba najpierw zaimportować, co trwa około {duration}.</translation>
    </message>
    <message>
        <source>Ireland, 7 August 2011: the generators did not take over</source>
        <translation>Irlandia, 7 sierpnia 2011: agregaty nie przejęły zasilania</translation>
    </message>
    <message>
        <source>A transformer of the utility failed, the generators did not synchronise, and a zone lost its power. It could be reached again after 3.1 hours; for 1.3 hours launches in the other zones were impaired, and 58 % of the zone's volumes were hit, the last of them for days. Here the volume of workflow-db does not come back. Once that is known, its newest backup is restored in zone c, where machines can be launched again. Source: AWS post-event summary.</source>
        <translation>Zawiódł transformator zakładu energetycznego, agregaty nie zsynchronizowały się i strefa straciła zasilanie. Po 3,1 godziny znów można było się z nią połączyć; przez 1,3 godziny uruchamianie maszyn w innych strefach było utrudnione, a 58 % wolumenów strefy ucierpiało, ostatnie przez wiele dni. Tutaj nie wraca wolumen workflow-db. Gdy już to wiadomo, jego najnowsza kopia jest odtwarzana w strefie c, gdzie znów można uruchamiać maszyny. Źródło: podsumowanie zdarzenia przez AWS.</translation>
    </message>
    <message>
        <source>Virginia, 21 April 2011: volumes that hang</source>
        <translation>Wirginia, 21 kwietnia 2011: wolumeny, które wiszą</translation>
    </message>
    <message>
        <source>A change of the network cut the volumes of one zone off from their mirrors; all of them looked for new ones at once, and there was no room for so many. For days they took neither reads nor writes, and 0.07 % were lost. No machine failed and no status check did: only what needs the disk waits. Here every read and write of the volumes in zone a takes a minute longer. The way out is not to wait: workflow-db goes on from its backup in zone c. Source: AWS post-event summary.</source>
        <translation>Zmiana w sieci odcięła wolumeny jednej strefy od ich kopii lustrzanych; wszystkie naraz szukały nowych, a miejsca dla tylu nie było. Przez wiele dni nie przyjmowały odczytów ani zapisów, a 0,07 % przepadło. Nie zawiodła żadna maszyna ani żadna kontrola stanu: czeka tylko to, co potrzebuje dysku. Tutaj każdy odczyt i zapis wolumenów w strefie a trwa o minutę dłużej. Wyjściem nie jest czekanie: workflow-db działa dalej ze swojej kopii w strefie c. Źródło: podsumowanie zdarzenia przez AWS.</translation>
    </message>
    <message>
        <source>Virginia, 31 August 2019: 7.5 % of a zone</source>
        <translation>Wirginia, 31 sierpnia 2019: 7,5 % strefy</translation>
    </message>
    <message>
        <source>Utility power failed, a generator failed, and 7.5 % of the machines of one zone went off, until 6.2 hours later; some volumes never came back. Of a platform that has two machines in the zone, 7.5 % is at most one: here it is the one with workflow-db, and its volume is among those that are lost. A new machine is there within minutes. The database is there when somebody has found the backup. Source: AWS, summary of the event.</source>
        <translation>Zawiodło zasilanie z sieci, zawiódł agregat i 7,5 % maszyn jednej strefy wyłączyło się na 6,2 godziny; niektóre wolumeny nigdy nie wróciły. Z platformy, która ma w strefie dwie maszyny, 7,5 % to najwyżej jedna: tutaj jest to ta z workflow-db, a jej wolumen należy do tych, które przepadły. Nowa maszyna jest po kilku minutach. Baza danych jest wtedy, gdy ktoś znajdzie kopię. Źródło: podsumowanie zdarzenia przez AWS.</translation>
    </message>
    <message>
        <source>Frankfurt, 10 June 2021: too hot, and nobody may enter</source>
        <translation>Frankfurt, 10 czerwca 2021: za gorąco, a wejść nie wolno</translation>
    </message>
    <message>
        <source>The control of the cooling failed, machines switched themselves off, and the fire suppression took the air out of the hall, so that nobody could go in. The network was back after 3.1 hours, most machines after four. Here zone a is the one, on the evening when it happened: the stateless services come back elsewhere by themselves within minutes, and workflow-db, whose only volume is in zone a, waits for the hall to be aired. Nobody restores anything: was that right? Source: AWS status page and press.</source>
        <translation>Zawiodło sterowanie chłodzeniem, maszyny same się wyłączyły, a system gaśniczy wyparł powietrze z hali, tak że nikt nie mógł wejść. Sieć wróciła po 3,1 godziny, większość maszyn po czterech. Tutaj jest to strefa a, wieczorem, tak jak wtedy: usługi bezstanowe w kilka minut same wracają gdzie indziej, a workflow-db, którego jedyny wolumen leży w strefie a, czeka, aż hala zostanie przewietrzona. Nikt niczego nie odtwarza: czy słusznie? Źródło: strona stanu AWS i prasa.</translation>
    </message>
    <message>
        <source>Virginia, 7 December 2021: nothing can be changed</source>
        <translation>Wirginia, 7 grudnia 2021: niczego nie można zmienić</translation>
    </message>
    <message>
        <source>A surge on the internal network of AWS: for seven hours no machine could be launched, and the console and tokens failed as well. What ran went on running. At the beginning of the outage somebody replaces a node that seems tired, as on any other day; it will not be replaced before the evening. Source: AWS post-event summary.</source>
        <translation>Fala ruchu w wewnętrznej sieci AWS: przez siedem godzin nie dało się uruchomić żadnej maszyny, zawodziły też konsola i tokeny. To, co działało, działało dalej. Na początku awarii ktoś wymienia węzeł, który wydaje się zmęczony, jak każdego innego dnia; przed wieczorem nie zostanie zastąpiony. Źródło: podsumowanie zdarzenia przez AWS.</translation>
    </message>
    <message>
        <source>Ohio, 28 July 2022: twenty minutes without power</source>
        <translation>Ohio, 28 lipca 2022: dwadzieścia minut bez zasilania</translation>
    </message>
    <message>
        <source>A zone lost its power for twenty minutes. Its machines were not back after twenty minutes: hosts start one by one, and the last were there within three hours. Databases have their logs to replay, and whatever had only one pod in the zone is late. Source: AWS status page and press.</source>
        <translation>Strefa straciła zasilanie na dwadzieścia minut. Jej maszyny nie wróciły po dwudziestu minutach: hosty startują jeden po drugim, a ostatnie wróciły w ciągu trzech godzin. Bazy danych muszą odtworzyć swoje dzienniki, a wszystko, co miało w strefie tylko jeden pod, się spóźnia. Źródło: strona stanu AWS i prasa.</translation>
    </message>
    <message>
        <source>Virginia, 20 October 2025: a Monday without new machines</source>
        <translation>Wirginia, 20 października 2025: poniedziałek bez nowych maszyn</translation>
    </message>
    <message>
        <source>Two programs that keep the DNS records of DynamoDB overtook each other, and the record was empty for 2.9 hours. EC2 keeps its leases there: launches failed for 8.2 hours, while Europe woke up and traffic grew. nsFlow has no DynamoDB, and all its machines run; yet its autoscalers ask for more and get none, and the one machine that fails stays away. Not told here: load balancers whose health checks flapped, and machines that came without a network. Source: AWS post-event summary.</source>
        <translation>Dwa programy, które prowadzą rekordy DNS usługi DynamoDB, wyprzedziły się nawzajem i rekord był pusty przez 2,9 godziny. EC2 trzyma tam swoje dzierżawy: uruchamianie maszyn zawodziło przez 8,2 godziny, podczas gdy Europa się budziła i ruch rósł. nsFlow nie ma DynamoDB i wszystkie jego maszyny działają; jednak jego autoskalery proszą o więcej i nic nie dostają, a jedyna maszyna, która zawodzi, nie wraca. Tutaj nie opowiedziano: load balancerów z migoczącymi kontrolami stanu i maszyn, które przychodziły bez sieci. Źródło: podsumowanie zdarzenia przez AWS.</translation>
    </message>
    <message>
        <source>Emirates, 1 March 2026: a zone that does not come back today</source>
        <translation>Emiraty, 1 marca 2026: strefa, która dziś nie wróci</translation>
    </message>
    <message>
        <source>Objects struck a site, there was a fire, and the fire service cut the power. The zone was dark for more than a day, and for 13 hours the API of the region was impaired, so that nobody got new machines elsewhere. Here everything that zone a had must fit on what the other two zones have. After an hour and a half workflow-db is restored from its backup in zone c, where there is no room for it, until somebody takes pods of notify and reports away. Source: press.</source>
        <translation>W obiekt uderzyły przedmioty, wybuchł pożar i straż pożarna odcięła zasilanie. Strefa była ciemna dłużej niż dobę, a przez 13 godzin API regionu szwankowało, tak że nikt nie dostawał nowych maszyn gdzie indziej. Tutaj wszystko, co miała strefa a, musi się zmieścić na tym, co mają dwie pozostałe. Po półtorej godziny workflow-db jest odtwarzany z kopii w strefie c, gdzie nie ma dla niego miejsca, dopóki ktoś nie zabierze podów usługom notify i reports. Źródło: prasa.</translation>
    </message>
    <message>
        <source>{pod} made a checkpoint for backup {backup} in {seconds} s</source>
        <translation>{pod} wykonał punkt kontrolny dla kopii {backup} w {seconds} s</translation>
    </message>
    <message>
        <source>backup {backup} could not run its hook for volume {volume}: no pod answers</source>
        <translation>kopia {backup} nie mogła uruchomić hooka dla wolumenu {volume}: żaden pod nie odpowiada</translation>
    </message>
    <message>
        <source>restore of backup {backup} as {copy} began</source>
        <translation>zaczęło się odtwarzanie kopii {backup} jako {copy}</translation>
    </message>
    <message>
        <source>{copy} stands beside {workload}, as it was {seconds} s ago</source>
        <translation>{copy} stoi obok {workload}, w stanie sprzed {seconds} s</translation>
    </message>
    <message>
        <source>restore of {copy} failed: {why}</source>
        <translation>odtwarzanie {copy} nie powiodło się: {why}</translation>
    </message>
    <message>
        <source>{to} answers for {workload}; writes left behind: {writes}</source>
        <translation>{to} odpowiada za {workload}; pozostawione zapisy: {writes}</translation>
    </message>
    <message>
        <source>{copy} was deleted with its volumes</source>
        <translation>{copy} usunięto wraz z wolumenami</translation>
    </message>
    <message>
        <source>restore a copy of {workload} into namespace {name_space}</source>
        <translation>odtwórz kopię {workload} w przestrzeni nazw {name_space}</translation>
    </message>
    <message>
        <source>send the calls of {of} to {copy}</source>
        <translation>skieruj wywołania {of} do {copy}</translation>
    </message>
    <message>
        <source>delete {copy} with its volumes</source>
        <translation>usuń {copy} wraz z wolumenami</translation>
    </message>
    <message>
        <source>There is no hook called "{hook}".</source>
        <translation>Nie ma hooka o nazwie „{hook}”.</translation>
    </message>
    <message>
        <source>Say none, checkpoint, freeze or checkpoint-and-freeze.</source>
        <translation>Podaj none, checkpoint, freeze albo checkpoint-and-freeze.</translation>
    </message>
    <message>
        <source>Databases make a checkpoint before.</source>
        <translation>Bazy danych wykonują przedtem punkt kontrolny.</translation>
    </message>
    <message>
        <source>Writes wait for some seconds meanwhile.</source>
        <translation>Zapisy czekają wtedy przez kilka sekund.</translation>
    </message>
    <message>
        <source>Databases make a checkpoint before, and writes wait for some seconds.</source>
        <translation>Bazy danych wykonują przedtem punkt kontrolny, a zapisy czekają przez kilka sekund.</translation>
    </message>
    <message>
        <source>Workload {workload} has no claims, and nothing in a backup.</source>
        <translation>Obciążenie {workload} nie ma żądań wolumenów i niczego w kopii.</translation>
    </message>
    <message>
        <source>No backup that can be used holds all of {workload}.</source>
        <translation>Żadna użyteczna kopia nie zawiera całego {workload}.</translation>
    </message>
    <message>
        <source>Backup {backup} does not hold all of {workload}.</source>
        <translation>Kopia {backup} nie zawiera całego {workload}.</translation>
    </message>
    <message>
        <source>There is no copy of {of} called "{copy}".</source>
        <translation>Nie ma kopii {of} o nazwie „{copy}”.</translation>
    </message>
    <message>
        <source>Copy {copy} is not there yet, or leaves.</source>
        <translation>Kopii {copy} jeszcze nie ma albo właśnie znika.</translation>
    </message>
    <message>
        <source>A namespace cannot be called "{name}".</source>
        <translation>Przestrzeń nazw nie może się nazywać „{name}”.</translation>
    </message>
    <message>
        <source>Use small letters, digits and dashes.</source>
        <translation>Użyj małych liter, cyfr i kresek.</translation>
    </message>
    <message>
        <source>Workload {workload} is in namespace {name} already, and a restore skips what exists.</source>
        <translation>Obciążenie {workload} jest już w przestrzeni nazw {name}, a odtwarzanie pomija to, co istnieje.</translation>
    </message>
    <message>
        <source>Choose another namespace.</source>
        <translation>Wybierz inną przestrzeń nazw.</translation>
    </message>
    <message>
        <source>Workload {workload} is a copy itself.</source>
        <translation>Obciążenie {workload} samo jest kopią.</translation>
    </message>
    <message>
        <source>There is a workload called {name} already, or there was one.</source>
        <translation>Obciążenie o nazwie {name} już istnieje albo istniało.</translation>
    </message>
    <message>
        <source>Zone {zone} is in another region.</source>
        <translation>Strefa {zone} leży w innym regionie.</translation>
    </message>
    <message>
        <source>Workload {name} is made in zone {zone} with the data of backup {backup}.</source>
        <translation>Obciążenie {name} powstaje w strefie {zone} z danymi kopii {backup}.</translation>
    </message>
    <message>
        <source>It is paid for, and nobody asks it.</source>
        <translation>Płaci się za nie, a nikt go nie pyta.</translation>
    </message>
    <message>
        <source>Nobody calls {workload}.</source>
        <translation>Nikt nie wywołuje {workload}.</translation>
    </message>
    <message>
        <source>Workload {copy} answers for {of} already.</source>
        <translation>Obciążenie {copy} odpowiada już za {of}.</translation>
    </message>
    <message>
        <source>Calls of {of} go to {copy}.</source>
        <translation>Wywołania {of} idą do {copy}.</translation>
    </message>
    <message>
        <source>No writes are left behind.</source>
        <translation>Żadne zapisy nie zostają w tyle.</translation>
    </message>
    <message>
        <source>About {writes} writes are left behind.</source>
        <translation>W tyle zostaje około {writes} zapisów.</translation>
    </message>
    <message>
        <source>There is no copy called "{copy}".</source>
        <translation>Nie ma kopii o nazwie „{copy}”.</translation>
    </message>
    <message>
        <source>Copy {copy} answers for {of}.</source>
        <translation>Kopia {copy} odpowiada za {of}.</translation>
    </message>
    <message>
        <source>Send the calls elsewhere first.</source>
        <translation>Najpierw skieruj wywołania gdzie indziej.</translation>
    </message>
    <message>
        <source>Pods and volumes of {copy} are deleted.</source>
        <translation>Pody i wolumeny {copy} zostaną usunięte.</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>punkt kontrolny</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>zamrożenie</translation>
    </message>
    <message>
        <source>checkpoint and freeze</source>
        <translation>punkt kontrolny i zamrożenie</translation>
    </message>
    <message>
        <source>the restore from backup {backup} changed what differed: objects {objects}</source>
        <translation>odtwarzanie z kopii {backup} zmieniło to, co się różniło: obiekty {objects}</translation>
    </message>
    <message>
        <source>What exists cannot be treated as "{existing}".</source>
        <translation>Tego, co istnieje, nie można potraktować jako „{existing}”.</translation>
    </message>
    <message>
        <source>Say none to skip it, or update.</source>
        <translation>Podaj none, by to pominąć, albo update.</translation>
    </message>
    <message>
        <source>Region {region} gets all that backup {backup} holds; it is {age} old.</source>
        <translation>Region {region} dostaje wszystko, co zawiera kopia {backup}; ma ona {age}.</translation>
    </message>
    <message>
        <source>What exists is skipped.</source>
        <translation>To, co istnieje, jest pomijane.</translation>
    </message>
    <message>
        <source>What exists is changed to what it says.</source>
        <translation>To, co istnieje, jest zmieniane na to, co ona mówi.</translation>
    </message>
    <message>
        <source>the warm cluster in region {region} is what is left: scaled down, and without data</source>
        <translation>w regionie {region} został ciepły klaster: zmniejszony i bez danych</translation>
    </message>
    <message>
        <source>make environment {environment} from code</source>
        <translation>utwórz środowisko {environment} z kodu</translation>
    </message>
    <message>
        <source>destroy environment {environment}</source>
        <translation>zniszcz środowisko {environment}</translation>
    </message>
    <message>
        <source>code begins to make environment {environment}</source>
        <translation>kod zaczyna tworzyć środowisko {environment}</translation>
    </message>
    <message>
        <source>environment {environment} has its {phase}</source>
        <translation>środowisko {environment} ma już: {phase}</translation>
    </message>
    <message>
        <source>environment {environment} stands after {minutes} min: machines {machines}, workloads {workloads}</source>
        <translation>środowisko {environment} stoi po {minutes} min: maszyny {machines}, obciążenia {workloads}</translation>
    </message>
    <message>
        <source>environment {environment} is gone, and costs nothing any more</source>
        <translation>środowiska {environment} już nie ma i nic nie kosztuje</translation>
    </message>
    <message>
        <source>An environment cannot have a share of {share} of the replicas.</source>
        <translation>Środowisko nie może mieć {share} replik.</translation>
    </message>
    <message>
        <source>Give a share above 0, and at most 1.</source>
        <translation>Podaj udział powyżej 0 i najwyżej 1.</translation>
    </message>
    <message>
        <source>Environment {environment} is there, or on its way.</source>
        <translation>Środowisko {environment} już jest albo właśnie powstaje.</translation>
    </message>
    <message>
        <source>The cluster has no node group to make one like it.</source>
        <translation>Klaster nie ma grupy węzłów, na wzór której można by utworzyć nową.</translation>
    </message>
    <message>
        <source>Code makes environment {environment}: a network, a cluster, {machines} and {workloads}, without data.</source>
        <translation>Kod tworzy środowisko {environment}: sieć, klaster, {machines} i {workloads}, bez danych.</translation>
    </message>
    <message>
        <source>It is paid for until it is destroyed.</source>
        <translation>Płaci się za nie, dopóki nie zostanie zniszczone.</translation>
    </message>
    <message>
        <source>Environment {environment} does not stand.</source>
        <translation>Środowisko {environment} nie stoi.</translation>
    </message>
    <message>
        <source>Pods, volumes, machines and the cluster of {environment} are deleted.</source>
        <translation>Pody, wolumeny, maszyny i klaster środowiska {environment} zostaną usunięte.</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>planowanie</translation>
    </message>
    <message>
        <source>releases</source>
        <translation>wydania</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>znika</translation>
    </message>
    <message>
        <source>destroying</source>
        <translation>niszczenie</translation>
    </message>
    <message>
        <source>A stage is made from code, and destroyed again</source>
        <translation>Środowisko stage powstaje z kodu i jest niszczone</translation>
    </message>
    <message>
        <source>After ten minutes the pipeline makes an environment called stage: a network, a cluster, nodes and one Helm release after the other, at half of the replicas. Three hours later it is destroyed. Look at how long which step takes, and at the bill by environment: drydock run environments --by environment.</source>
        <translation>Po dziesięciu minutach potok tworzy środowisko o nazwie stage: sieć, klaster, węzły i jedno wydanie Helm po drugim, z połową replik. Trzy godziny później jest niszczone. Zobacz, ile trwa który krok, i rachunek według środowisk: drydock run environments --by environment.</translation>
    </message>
    <message>
        <source>have region {region} again</source>
        <translation>przywróć region {region}</translation>
    </message>
    <message>
        <source>region {region} is there again: zones {zones}</source>
        <translation>region {region} znów jest: strefy {zones}</translation>
    </message>
    <message>
        <source>Region {region} is not dark.</source>
        <translation>Region {region} nie jest ciemny.</translation>
    </message>
    <message>
        <source>Region {region} returns with its zones and volumes.</source>
        <translation>Region {region} wraca ze swoimi strefami i wolumenami.</translation>
    </message>
    <message>
        <source>the cluster is taken down: nodes {nodes}, pods {pods}</source>
        <translation>klaster zostaje zamknięty: węzły {nodes}, pody {pods}</translation>
    </message>
    <message>
        <source>replicate all data back to region {region}</source>
        <translation>replikuj wszystkie dane z powrotem do regionu {region}</translation>
    </message>
    <message>
        <source>hand the platform over to region {region}</source>
        <translation>przekaż platformę do regionu {region}</translation>
    </message>
    <message>
        <source>all data is sent to region {region}: volumes {volumes}</source>
        <translation>wszystkie dane są wysyłane do regionu {region}: wolumeny {volumes}</translation>
    </message>
    <message>
        <source>region {region} has all data, and follows</source>
        <translation>region {region} ma wszystkie dane i nadąża</translation>
    </message>
    <message>
        <source>the platform is handed over to region {region} with all its writes: claims {claims}</source>
        <translation>platforma zostaje przekazana do regionu {region} ze wszystkimi zapisami: żądania wolumenów {claims}</translation>
    </message>
    <message>
        <source>The platform did not move to another region.</source>
        <translation>Platforma nie przeniosła się do innego regionu.</translation>
    </message>
    <message>
        <source>The platform did not come from region "{region}".</source>
        <translation>Platforma nie przyszła z regionu „{region}”.</translation>
    </message>
    <message>
        <source>It came from {region}.</source>
        <translation>Przyszła z {region}.</translation>
    </message>
    <message>
        <source>Region {region} is still dark.</source>
        <translation>Region {region} jest nadal ciemny.</translation>
    </message>
    <message>
        <source>Region {region} gets replicas of {volumes}; users notice nothing.</source>
        <translation>Region {region} dostaje repliki: {volumes}; użytkownicy niczego nie zauważą.</translation>
    </message>
    <message>
        <source>No way back is prepared.</source>
        <translation>Nie przygotowano drogi powrotnej.</translation>
    </message>
    <message>
        <source>The way back leads to region {region}.</source>
        <translation>Droga powrotna prowadzi do regionu {region}.</translation>
    </message>
    <message>
        <source>Region {region} does not have all data yet.</source>
        <translation>Region {region} nie ma jeszcze wszystkich danych.</translation>
    </message>
    <message>
        <source>Wait until it follows.</source>
        <translation>Poczekaj, aż zacznie nadążać.</translation>
    </message>
    <message>
        <source>All pods end and start anew in region {region}, with every write.</source>
        <translation>Wszystkie pody kończą pracę i startują na nowo w regionie {region}, z każdym zapisem.</translation>
    </message>
    <message>
        <source>Users are not served until then, and until DNS leads them there.</source>
        <translation>Do tego czasu, i dopóki DNS ich tam nie poprowadzi, użytkownicy nie są obsługiwani.</translation>
    </message>
    <message>
        <source>Away from a lost region, and home again</source>
        <translation>Precz z utraconego regionu i z powrotem do domu</translation>
    </message>
    <message>
        <source>Frankfurt is lost, and the warm region in Ireland takes over with what its replicas had. Two hours later Frankfurt is back, with the data of the morning. Everything that was written in Ireland since then is sent there, code builds a cluster, and in a window of maintenance the platform is handed over: no write is lost this time. Look at how long users wait for what was planned.</source>
        <translation>Frankfurt przepada, a ciepły region w Irlandii przejmuje platformę z tym, co miały jego repliki. Dwie godziny później Frankfurt wraca, z danymi z rana. Wszystko, co od tego czasu zapisano w Irlandii, jest tam wysyłane, kod buduje klaster, a w oknie konserwacji platforma zostaje przekazana: tym razem nie ginie żaden zapis. Zobacz, jak długo użytkownicy czekają na to, co zaplanowano.</translation>
    </message>
    <message>
        <source>The code no longer knows what exists for {duration}: each resource is imported before code may change it.</source>
        <translation>Kod przez {duration} nie wie, co istnieje: każdy zasób trzeba zaimportować, zanim kod będzie mógł go zmienić.</translation>
    </message>
</context>
<context>
    <name>drydock::app::Cockpit</name>
    <message>
        <source>You can play, but nothing will be kept</source>
        <translation>Można grać, ale nic nie zostanie zachowane</translation>
    </message>
    <message>
        <source>This scenario cannot be played</source>
        <translation>Tego scenariusza nie da się zagrać</translation>
    </message>
    <message>
        <source>Nothing was changed. What is wrong, and what would be right:</source>
        <translation>Nic nie zmieniono. Co jest źle, a co byłoby dobrze:</translation>
    </message>
    <message>
        <source>This scenario cannot be built</source>
        <translation>Tego scenariusza nie da się zbudować</translation>
    </message>
    <message>
        <source>Seed %1, at %2</source>
        <translation>Ziarno %1, chwila %2</translation>
    </message>
    <message>
        <source>The simulation met a defect of its own and stands still. Drag the time bar back to go on from an earlier moment.</source>
        <translation>Symulacja trafiła na własną usterkę i stoi. Przeciągnij pasek czasu wstecz, żeby ruszyć od wcześniejszej chwili.</translation>
    </message>
    <message>
        <source>The report is kept in %1.</source>
        <translation>Raport zapisano w %1.</translation>
    </message>
    <message>
        <source>The run was stopped</source>
        <translation>Przebieg zatrzymano</translation>
    </message>
    <message>
        <source>Answer the question first; then the clock may move.</source>
        <translation>Najpierw odpowiedz na pytanie; potem zegar może ruszyć.</translation>
    </message>
    <message>
        <source>The lesson is being prepared.</source>
        <translation>Lekcja się przygotowuje.</translation>
    </message>
    <message>
        <source>This lesson cannot be played</source>
        <translation>Tej lekcji nie da się zagrać</translation>
    </message>
    <message>
        <source>The load test was stopped</source>
        <translation>Próba obciążenia została przerwana</translation>
    </message>
    <message>
        <source>The copy that was tested met a defect of its own; your run is as it was.</source>
        <translation>Badana kopia natrafiła na własny błąd; Twój przebieg jest taki, jaki był.</translation>
    </message>
    <message>
        <source>A lesson has faults of its own. The station is for scenarios.</source>
        <translation>Lekcja ma własne awarie. Stanowisko służy do scenariuszy.</translation>
    </message>
    <message>
        <source>The story is on the clipboard.</source>
        <translation>Opowieść jest w schowku.</translation>
    </message>
    <message>
        <source>What people do.</source>
        <translation>Co robią ludzie.</translation>
    </message>
    <message>
        <source>Save the run book</source>
        <translation>Zapisz księgę postępowania</translation>
    </message>
    <message>
        <source>Run book (*.json)</source>
        <translation>Księga postępowania (*.json)</translation>
    </message>
    <message>
        <source>The run book could not be saved</source>
        <translation>Nie udało się zapisać księgi postępowania</translation>
    </message>
</context>
<context>
    <name>drydock::app::MainWindow</name>
    <message>
        <source>Undo: back to before the last command</source>
        <translation>Cofnij: do chwili przed ostatnim poleceniem</translation>
    </message>
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
    <message>
        <source>Where things are, and keys</source>
        <translation>Co gdzie jest i klawisze</translation>
    </message>
    <message>
        <source>What the model leaves out</source>
        <translation>Co model pomija</translation>
    </message>
    <message>
        <source>Drydock models what a team will meet, and says where it stops.</source>
        <translation>Drydock modeluje to, co zespół spotka, i mówi, gdzie się kończy.</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listy</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Żądania</translation>
    </message>
    <message>
        <source>Check this machine</source>
        <translation>Sprawdź ten komputer</translation>
    </message>
    <message>
        <source>Map, lists, dashboards, requests, load test, bill, facts</source>
        <translation>Mapa, listy, wykresy, żądania, obciążenie, rachunek, fakty</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Obciążenie</translation>
    </message>
    <message>
        <source>All facts</source>
        <translation>Wszystkie fakty</translation>
    </message>
    <message>
        <source>Story of the outage</source>
        <translation>Przebieg awarii</translation>
    </message>
    <message>
        <source>Instructor&apos;s station</source>
        <translation>Stanowisko instruktora</translation>
    </message>
    <message>
        <source>Run book</source>
        <translation>Księga postępowania</translation>
    </message>
    <message>
        <source>What people do about the fault of this scenario, step by step</source>
        <translation>Co ludzie robią z awarią tego scenariusza, krok po kroku</translation>
    </message>
</context>
<context>
    <name>drydock::lessons::HomePane</name>
    <message>
        <source>Passed, %1 points</source>
        <translation>Zaliczona, punkty: %1</translation>
    </message>
    <message>
        <source>Begun, not finished</source>
        <translation>Zaczęta, nieukończona</translation>
    </message>
    <message>
        <source>Lesson %1, about %2 minutes</source>
        <translation>Lekcja %1, około %2 minut</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Poznaj</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Kontynuuj</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Zacznij</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Nauka</translation>
    </message>
    <message>
        <source>Explore freely</source>
        <translation>Swobodne poznawanie</translation>
    </message>
    <message>
        <source>What has happened before</source>
        <translation>Co już się zdarzyło</translation>
    </message>
</context>
<context>
    <name>drydock::lessons::LessonDesk</name>
    <message>
        <source>Progress cannot be kept: %1</source>
        <translation>Nie można zapisać postępu: %1</translation>
    </message>
    <message>
        <source>This lesson does without that.</source>
        <translation>Ta lekcja obywa się bez tego.</translation>
    </message>
</context>
<context>
    <name>drydock::lessons::LessonPane</name>
    <message>
        <source>Not yet. Try again.</source>
        <translation>Jeszcze nie. Spróbuj ponownie.</translation>
    </message>
    <message>
        <source>The cause</source>
        <translation>Przyczyna</translation>
    </message>
    <message>
        <source>Choose what began it</source>
        <translation>Wybierz, co to zaczęło</translation>
    </message>
    <message>
        <source>Name the cause</source>
        <translation>Wskaż przyczynę</translation>
    </message>
    <message>
        <source>That is where it began.</source>
        <translation>Tak, od tego się zaczęło.</translation>
    </message>
    <message>
        <source>It belongs to the chain, but did not begin it.</source>
        <translation>Należy do łańcucha, ale go nie zaczęło.</translation>
    </message>
    <message>
        <source>That had nothing to do with it.</source>
        <translation>To nie miało z tym nic wspólnego.</translation>
    </message>
    <message>
        <source>**It was:** %1</source>
        <translation>**Było tak:** %1</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Liczba</translation>
    </message>
    <message>
        <source>%1: %2, must be %3</source>
        <translation>%1: %2, ma być %3</translation>
    </message>
    <message>
        <source>Drag the time bar back to try again from before that.</source>
        <translation>Przeciągnij oś czasu wstecz, by spróbować jeszcze raz od wcześniejszej chwili.</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>co najmniej %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>najwyżej %1</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>więcej niż %1</translation>
    </message>
    <message>
        <source>less than %1</source>
        <translation>mniej niż %1</translation>
    </message>
    <message>
        <source>exactly %1</source>
        <translation>dokładnie %1</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nie %1</translation>
    </message>
    <message>
        <source>not yet judged</source>
        <translation>jeszcze nieoceniane</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>spełnione</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>niespełnione</translation>
    </message>
    <message>
        <source>open</source>
        <translation>w toku</translation>
    </message>
    <message>
        <source>Finish: run to the end</source>
        <translation>Zakończ: do samego końca</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Zacznij</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Krok %1 z %2</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Pokaż</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>Lock my prediction</source>
        <translation>Zatwierdź przewidywanie</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Co się liczy</translation>
    </message>
    <message>
        <source>%1: now %2, must be %3</source>
        <translation>%1: teraz %2, ma być %3</translation>
    </message>
    <message>
        <source>Hint %1</source>
        <translation>Wskazówka %1</translation>
    </message>
    <message>
        <source>Your predictions</source>
        <translation>Twoje przewidywania</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nic</translation>
    </message>
    <message>
        <source>**You said:** %1</source>
        <translation>**Twoja odpowiedź:** %1</translation>
    </message>
    <message>
        <source>**If nobody acts:** %1</source>
        <translation>**Gdy nikt nie działa:** %1</translation>
    </message>
    <message>
        <source>That was right.</source>
        <translation>To była prawda.</translation>
    </message>
    <message>
        <source>It was not so.</source>
        <translation>Było inaczej.</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>Jak do tego doszło</translation>
    </message>
    <message>
        <source>**Passed**</source>
        <translation>**Zaliczone**</translation>
    </message>
    <message>
        <source>**Not passed yet**</source>
        <translation>**Jeszcze niezaliczone**</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) of 100</source>
        <translation>
            <numerusform>%n punkt na 100</numerusform>
            <numerusform>%n punkty na 100</numerusform>
            <numerusform>%n punktów na 100</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Spróbuj ponownie</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>Wszystkie lekcje</translation>
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
    <message>
        <source>%1 a month more than an hour ago</source>
        <translation>%1 na miesiąc więcej niż godzinę temu</translation>
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
    <message>
        <source>What would this do?</source>
        <translation>Co by to zrobiło?</translation>
    </message>
    <message>
        <source>Tries it on a hidden copy; your run stays as it is.</source>
        <translation>Próbuje na ukrytej kopii; twój przebieg się nie zmienia.</translation>
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
    <message>
        <source>why?</source>
        <translation>czemu?</translation>
    </message>
    <message>
        <source>Total of what is shown</source>
        <translation>Suma pokazanych</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Suma</translation>
    </message>
    <message>
        <source>No line of the bill fits the filter.</source>
        <translation>Żadna pozycja rachunku nie pasuje do filtra.</translation>
    </message>
    <message>
        <source>Filter; -word leaves out</source>
        <translation>Filtr; -słowo pomija</translation>
    </message>
    <message>
        <source>Filter the bill</source>
        <translation>Filtruj rachunek</translation>
    </message>
    <message>
        <source>Rose in the last hour</source>
        <translation>Wzrosło w ostatniej godzinie</translation>
    </message>
    <message>
        <source>Only what costs at least 5 % and $1 a month more than an hour ago</source>
        <translation>Tylko to, co kosztuje co najmniej o 5 % i 1 $ na miesiąc więcej niż godzinę temu</translation>
    </message>
    <message>
        <source>Enter says why a line costs what it does.</source>
        <translation>Enter mówi, czemu pozycja tyle kosztuje.</translation>
    </message>
</context>
<context>
    <name>drydock::views::CauseChain</name>
    <message>
        <source>symptom</source>
        <translation>objaw</translation>
    </message>
    <message>
        <source>command</source>
        <translation>polecenie</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>fakt</translation>
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
    <message>
        <source>objective missed for %1</source>
        <translation>cel niespełniony przez %1</translation>
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
    <message>
        <source>More actions</source>
        <translation>Więcej działań</translation>
    </message>
    <message>
        <source>What depends on this?</source>
        <translation>Co od tego zależy?</translation>
    </message>
</context>
<context>
    <name>drydock::views::ListsView</name>
    <message>
        <source>Filter; -word leaves out</source>
        <translation>Filtr; -słowo pomija</translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation>Filtruj wiersze</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>Wszystkie kolumny</translation>
    </message>
    <message>
        <source>Further columns, as kubectl get -o wide shows them</source>
        <translation>Dalsze kolumny, jak pokazuje je kubectl get -o wide</translation>
    </message>
    <message>
        <source>Kinds of things</source>
        <translation>Rodzaje rzeczy</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Chmura</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Klaster</translation>
    </message>
    <message>
        <source>There are none now.</source>
        <translation>Teraz nie ma żadnych.</translation>
    </message>
    <message>
        <source>No row has these words.</source>
        <translation>Żaden wiersz nie ma tych słów.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n wiersz</numerusform>
            <numerusform>%n wiersze</numerusform>
            <numerusform>%n wierszy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n row(s)</source>
        <translation>
            <numerusform>%1 z %n wiersza</numerusform>
            <numerusform>%1 z %n wierszy</numerusform>
            <numerusform>%1 z %n wierszy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::MapList</name>
    <message>
        <source>%1 of max %2</source>
        <translation>%1 z max %2</translation>
    </message>
    <message>
        <source>machine group %1</source>
        <translation>grupa maszyn %1</translation>
    </message>
    <message>
        <source>min %1</source>
        <translation>min %1</translation>
    </message>
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
    <message>
        <source>Single points of failure</source>
        <translation>Pojedyncze punkty awarii</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>żąd./s</translation>
    </message>
    <message>
        <source>Requests on the arrows</source>
        <translation>Żądania na strzałkach</translation>
    </message>
    <message>
        <source>Bytes on the arrows</source>
        <translation>Bajty na strzałkach</translation>
    </message>
    <message>
        <source>Dollars on the arrows</source>
        <translation>Dolary na strzałkach</translation>
    </message>
    <message>
        <source>wider is more bytes</source>
        <translation>szersza to więcej bajtów</translation>
    </message>
    <message>
        <source>wider is more dollars; arrows and NAT together: %1 an hour</source>
        <translation>szersza to więcej dolarów; strzałki i NAT razem: %1 na godzinę</translation>
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
        <source>Undo</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>You have done nothing yet that could be undone</source>
        <translation>Nie zrobiono jeszcze nic, co dałoby się cofnąć</translation>
    </message>
    <message>
        <source>Go back to before: %1</source>
        <translation>Wróć do chwili przed tym: %1</translation>
    </message>
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
<context>
    <name>FormText</name>
    <message>
        <source>Backup schedule</source>
        <translation>Harmonogram kopii</translation>
    </message>
    <message>
        <source>From backup</source>
        <translation>Z kopii</translation>
    </message>
    <message>
        <source>A backup every</source>
        <translation>Kopia co</translation>
    </message>
    <message>
        <source>Keep for</source>
        <translation>Przechowuj przez</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Węzeł</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maszyna</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupa</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Obciążenie</translation>
    </message>
    <message>
        <source>Cron job</source>
        <translation>Cron job</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Strefa</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Wolumen</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Migawka</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>NAT gateway</source>
        <translation>Brama NAT</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Tunel</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interfejs</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekord</translation>
    </message>
    <message>
        <source>System outside</source>
        <translation>System zewnętrzny</translation>
    </message>
    <message>
        <source>Route table</source>
        <translation>Tablica tras</translation>
    </message>
    <message>
        <source>VPC</source>
        <translation>VPC</translation>
    </message>
    <message>
        <source>With VPC</source>
        <translation>Z VPC</translation>
    </message>
    <message>
        <source>Peering</source>
        <translation>Peering</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Load balancer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwa</translation>
    </message>
    <message>
        <source>By force</source>
        <translation>Siłą</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Włączone</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Na jak długo</translation>
    </message>
    <message>
        <source>until it is repaired</source>
        <translation>aż do naprawy</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Proces</translation>
    </message>
    <message>
        <source>Least machines</source>
        <translation>Najmniej maszyn</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>bez zmiany</translation>
    </message>
    <message>
        <source>Most machines</source>
        <translation>Najwięcej maszyn</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Potrzeba</translation>
    </message>
    <message>
        <source>Machine type</source>
        <translation>Typ maszyny</translation>
    </message>
    <message>
        <source>What crashes</source>
        <translation>Co się psuje</translation>
    </message>
    <message>
        <source>What runs short</source>
        <translation>Czego brakuje</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Ile</translation>
    </message>
    <message>
        <source>give it back</source>
        <translation>oddaj z powrotem</translation>
    </message>
    <message>
        <source>Share of them, 0 to 1</source>
        <translation>Jaka ich część, od 0 do 1</translation>
    </message>
    <message>
        <source>Other zone</source>
        <translation>Druga strefa</translation>
    </message>
    <message>
        <source>each other zone</source>
        <translation>każda inna strefa</translation>
    </message>
    <message>
        <source>Packets lost</source>
        <translation>Gubione pakiety</translation>
    </message>
    <message>
        <source>Later by</source>
        <translation>Spóźnione o</translation>
    </message>
    <message>
        <source>They stay open</source>
        <translation>Pozostają otwarte</translation>
    </message>
    <message>
        <source>Times the ordinary</source>
        <translation>Krotność zwykłego</translation>
    </message>
    <message>
        <source>One in</source>
        <translation>Jedno na</translation>
    </message>
    <message>
        <source>Service of AWS</source>
        <translation>Usługa AWS</translation>
    </message>
    <message>
        <source>Each zone uses its own only</source>
        <translation>Każda strefa używa tylko swojego</translation>
    </message>
    <message>
        <source>Transit gateway</source>
        <translation>Transit gateway</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresy</translation>
    </message>
    <message>
        <source>Send them to</source>
        <translation>Wysyłaj je do</translation>
    </message>
    <message>
        <source>Load balancer or address</source>
        <translation>Load balancer lub adres</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>Grupa bezpieczeństwa</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Kierunek</translation>
    </message>
    <message>
        <source>Ports, such as tcp 443</source>
        <translation>Porty, na przykład tcp 443</translation>
    </message>
    <message>
        <source>Addresses or group</source>
        <translation>Adresy lub grupa</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Waga</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Delete pods that budgets hold</source>
        <translation>Usuń pody, które trzymają budżety</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Repliki</translation>
    </message>
    <message>
        <source>Least pods</source>
        <translation>Najmniej podów</translation>
    </message>
    <message>
        <source>Most pods</source>
        <translation>Najwięcej podów</translation>
    </message>
    <message>
        <source>CPU of the request</source>
        <translation>CPU względem żądania</translation>
    </message>
    <message>
        <source>Policies, such as 4 pods in 15 s</source>
        <translation>Reguły, na przykład 4 pods in 15 s</translation>
    </message>
    <message>
        <source>the ordinary ones</source>
        <translation>zwykłe</translation>
    </message>
    <message>
        <source>Of several, take</source>
        <translation>Z kilku wybierz</translation>
    </message>
    <message>
        <source>Stabilization window</source>
        <translation>Okno stabilizacji</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Klucz</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wartość</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Skutek</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Obraz</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Rewizja</translation>
    </message>
    <message>
        <source>the one before</source>
        <translation>poprzednia</translation>
    </message>
    <message>
        <source>Pods, such as 1 or 25%</source>
        <translation>Pody, na przykład 1 lub 25%</translation>
    </message>
    <message>
        <source>Keep the volume</source>
        <translation>Zachowaj wolumen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Rozmiar</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>jak był</translation>
    </message>
    <message>
        <source>IOPS</source>
        <translation>IOPS</translation>
    </message>
    <message>
        <source>what the type gives</source>
        <translation>ile daje typ</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Przepustowość</translation>
    </message>
    <message>
        <source>Pay for loading</source>
        <translation>Płatne ładowanie</translation>
    </message>
    <message>
        <source>no, load in the background</source>
        <translation>nie, ładuj w tle</translation>
    </message>
    <message>
        <source>To infrequent access after</source>
        <translation>Do klasy rzadkiego dostępu po</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dni</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nigdy</translation>
    </message>
    <message>
        <source>To Glacier after</source>
        <translation>Do Glacier po</translation>
    </message>
    <message>
        <source>To Deep Archive after</source>
        <translation>Do Deep Archive po</translation>
    </message>
    <message>
        <source>Delete after</source>
        <translation>Usuń po</translation>
    </message>
    <message>
        <source>Delete old versions after</source>
        <translation>Usuń stare wersje po</translation>
    </message>
    <message>
        <source>Abort broken uploads after</source>
        <translation>Porzuć przerwane wysyłki po</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maszyny</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Klaster</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Sieć</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Dane</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Ruch</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Awarie</translation>
    </message>
    <message>
        <source>end it</source>
        <translation>zakończ</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operacja</translation>
    </message>
    <message>
        <source>Times as often</source>
        <translation>Ile razy częściej</translation>
    </message>
    <message>
        <source>By what</source>
        <translation>W jaki sposób</translation>
    </message>
    <message>
        <source>Share of its machines, 0 to 1</source>
        <translation>Jaka część jej maszyn, od 0 do 1</translation>
    </message>
    <message>
        <source>Share of its speed, 0 to 1</source>
        <translation>Jaka część prędkości, od 0 do 1</translation>
    </message>
    <message>
        <source>How full, 0 to 1</source>
        <translation>Jak pełny, od 0 do 1</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>Działa</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Włączony</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Moduł</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Baza danych</translation>
    </message>
    <message>
        <source>Users of the secret</source>
        <translation>Użytkownicy w sekrecie</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Ważne</translation>
    </message>
    <message>
        <source>Share of calls that fail, 0 to 1</source>
        <translation>Udział wywołań, które zawodzą, od 0 do 1</translation>
    </message>
    <message>
        <source>Somebody finds out after</source>
        <translation>Ktoś zauważa po</translation>
    </message>
    <message>
        <source>nobody finds out</source>
        <translation>nikt nie zauważa</translation>
    </message>
    <message>
        <source>Each write waits</source>
        <translation>Każdy zapis czeka</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>wcale</translation>
    </message>
    <message>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Przestrzeń nazw</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Jest</translation>
    </message>
    <message>
        <source>Calls of</source>
        <translation>Wywołania</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopia</translation>
    </message>
    <message>
        <source>Before a snapshot</source>
        <translation>Przed migawką</translation>
    </message>
    <message>
        <source>What exists</source>
        <translation>To, co istnieje</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Środowisko</translation>
    </message>
    <message>
        <source>Share of the replicas</source>
        <translation>Udział replik</translation>
    </message>
</context>
<context>
    <name>InsightText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 i jeszcze %n</numerusform>
            <numerusform>%1 i jeszcze %n</numerusform>
            <numerusform>%1 i jeszcze %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n węzeł</numerusform>
            <numerusform>%n węzły</numerusform>
            <numerusform>%n węzłów</numerusform>
        </translation>
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
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n wolumen</numerusform>
            <numerusform>%n wolumeny</numerusform>
            <numerusform>%n wolumenów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) (%1)</source>
        <translation>
            <numerusform>%n usługa (%1)</numerusform>
            <numerusform>%n usługi (%1)</numerusform>
            <numerusform>%n usług (%1)</numerusform>
        </translation>
    </message>
    <message>
        <source>Without zone %1</source>
        <translation>Bez strefy %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Bez %1</translation>
    </message>
    <message>
        <source>Nothing else is lost.</source>
        <translation>Nic więcej nie przepada.</translation>
    </message>
    <message>
        <source>Lost: %1.</source>
        <translation>Przepada: %1.</translation>
    </message>
    <message>
        <source>Weakened: %1.</source>
        <translation>Osłabione: %1.</translation>
    </message>
    <message>
        <source>Users can no longer do: %1.</source>
        <translation>Użytkownicy nie mogą już robić: %1.</translation>
    </message>
    <message>
        <source>Users can still do everything, with less behind it.</source>
        <translation>Użytkownicy nadal mogą robić wszystko, ale stoi za tym mniej.</translation>
    </message>
    <message>
        <source>Single points of failure</source>
        <translation>Pojedyncze punkty awarii</translation>
    </message>
    <message>
        <source>There is none: users lose nothing with any one thing.</source>
        <translation>Nie ma żadnego: utrata jednej rzeczy niczego użytkownikom nie odbiera.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) whose loss alone stops something that users do: %1.</source>
        <translation>
            <numerusform>%n rzecz, której sama utrata zatrzymuje coś, co robią użytkownicy: %1.</numerusform>
            <numerusform>%n rzeczy, z których utrata każdej z osobna zatrzymuje coś, co robią użytkownicy: %1.</numerusform>
            <numerusform>%n rzeczy, z których utrata każdej z osobna zatrzymuje coś, co robią użytkownicy: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>No: %1</source>
        <translation>Nie: %1</translation>
    </message>
    <message numerus="yes">
        <source>Yes, and it crosses zones %n time(s), which is billed.</source>
        <translation>
            <numerusform>Tak, a po drodze przechodzi między strefami %n raz, co kosztuje.</numerusform>
            <numerusform>Tak, a po drodze przechodzi między strefami %n razy, co kosztuje.</numerusform>
            <numerusform>Tak, a po drodze przechodzi między strefami %n razy, co kosztuje.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, without leaving the zone.</source>
        <translation>Tak, bez wychodzenia ze strefy.</translation>
    </message>
    <message>
        <source>the answer does not find back: %1</source>
        <translation>odpowiedź nie znajduje drogi powrotnej: %1</translation>
    </message>
    <message>
        <source>subnet %1: %2</source>
        <translation>podsieć %1: %2</translation>
    </message>
</context>
<context>
    <name>drydock::views::CommandFormView</name>
    <message>
        <source>Do it</source>
        <translation>Wykonaj</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>What would this do?</source>
        <translation>Co by to zrobiło?</translation>
    </message>
    <message>
        <source>Tries it on a hidden copy; your run stays as it is.</source>
        <translation>Próbuje na ukrytej kopii; twój przebieg się nie zmienia.</translation>
    </message>
</context>
<context>
    <name>drydock::views::ReachPanel</name>
    <message>
        <source>Can it reach ...?</source>
        <translation>Czy dosięgnie ...?</translation>
    </message>
    <message>
        <source>A name or an address</source>
        <translation>Nazwa lub adres</translation>
    </message>
    <message>
        <source>in zone %1</source>
        <translation>w strefie %1</translation>
    </message>
    <message>
        <source>(crosses zones)</source>
        <translation>(przejście między strefami)</translation>
    </message>
</context>
<context>
    <name>drydock::views::SpotlightBar</name>
    <message>
        <source>Crossed: lost. Broken line: weakened. Esc or a click ends this.</source>
        <translation>Przekreślone: przepada. Linia przerywana: osłabione. Esc lub kliknięcie kończy.</translation>
    </message>
    <message>
        <source>Show the whole map again</source>
        <translation>Pokaż znów całą mapę</translation>
    </message>
</context>
<context>
    <name>drydock::views::DashboardView</name>
    <message>
        <source>Users</source>
        <translation>Użytkownicy</translation>
    </message>
    <message>
        <source>Figures of</source>
        <translation>Dane</translation>
    </message>
    <message>
        <source>Users, or a service. What is selected is shown too.</source>
        <translation>Użytkownicy albo usługa. Zaznaczona rzecz też tu trafia.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Czas</translation>
    </message>
    <message>
        <source>How far back from now</source>
        <translation>Jak daleko wstecz od teraz</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>od początku</translation>
    </message>
    <message>
        <source>last 15 minutes</source>
        <translation>ostatnie 15 minut</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>ostatnia godzina</translation>
    </message>
    <message>
        <source>last 6 hours</source>
        <translation>ostatnie 6 godzin</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>ostatnia doba</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>ostatnie 7 dni</translation>
    </message>
</context>
<context>
    <name>drydock::models::TraceList</name>
    <message>
        <source>served</source>
        <translation>obsłużone</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>odrzucone</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>przekroczony czas</translation>
    </message>
    <message>
        <source>lost patience</source>
        <translation>utrata cierpliwości</translation>
    </message>
    <message>
        <source>a call below failed</source>
        <translation>wywołanie poniżej zawiodło</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nieudane</translation>
    </message>
    <message>
        <source>its caller left</source>
        <translation>wywołujący odszedł</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>Zadane o</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operacja</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Trwało</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Koniec</translation>
    </message>
</context>
<context>
    <name>drydock::views::RequestsView</name>
    <message>
        <source>Watch single requests</source>
        <translation>Obserwuj pojedyncze żądania</translation>
    </message>
    <message>
        <source>Simulates each request by itself and keeps its trace. Slower than flows.</source>
        <translation>Symuluje każde żądanie z osobna i zachowuje jego ślad. Wolniejsze niż przepływy.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operacja</translation>
    </message>
    <message>
        <source>all operations</source>
        <translation>wszystkie operacje</translation>
    </message>
    <message>
        <source>How requests ended</source>
        <translation>Jak skończyły się żądania</translation>
    </message>
    <message>
        <source>all ends</source>
        <translation>każdy koniec</translation>
    </message>
    <message>
        <source>served</source>
        <translation>obsłużone</translation>
    </message>
    <message>
        <source>not served</source>
        <translation>nieobsłużone</translation>
    </message>
    <message>
        <source>Traced requests</source>
        <translation>Śledzone żądania</translation>
    </message>
    <message>
        <source>Each request is simulated by itself now.</source>
        <translation>Każde żądanie jest teraz symulowane z osobna.</translation>
    </message>
    <message>
        <source>Requests are computed as flows now; flows leave no traces.</source>
        <translation>Żądania są teraz liczone jako przepływy; przepływy nie zostawiają śladów.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n żądanie</numerusform>
            <numerusform>%n żądania</numerusform>
            <numerusform>%n żądań</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n request(s)</source>
        <translation>
            <numerusform>%1 z %n żądania</numerusform>
            <numerusform>%1 z %n żądań</numerusform>
            <numerusform>%1 z %n żądań</numerusform>
        </translation>
    </message>
    <message>
        <source>No request fits the filter.</source>
        <translation>Żadne żądanie nie pasuje do filtra.</translation>
    </message>
    <message>
        <source>No request has ended yet. Press play.</source>
        <translation>Żadne żądanie się jeszcze nie skończyło. Naciśnij odtwarzanie.</translation>
    </message>
    <message>
        <source>No request was traced. Watch single requests, then press play.</source>
        <translation>Nie śledzono żadnego żądania. Włącz obserwację pojedynczych żądań i naciśnij odtwarzanie.</translation>
    </message>
    <message>
        <source>Single requests are watched until %1; each leaves its trace.</source>
        <translation>Pojedyncze żądania są obserwowane do %1; każde zostawia ślad.</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Pokaż na mapie</translation>
    </message>
</context>
<context>
    <name>drydock::views::WaterfallView</name>
    <message>
        <source>on the way</source>
        <translation>w drodze</translation>
    </message>
    <message>
        <source>waits in line</source>
        <translation>czeka w kolejce</translation>
    </message>
    <message>
        <source>works</source>
        <translation>pracuje</translation>
    </message>
    <message>
        <source>waits for calls below</source>
        <translation>czeka na wywołania poniżej</translation>
    </message>
    <message>
        <source>gets no answer</source>
        <translation>nie dostaje odpowiedzi</translation>
    </message>
    <message>
        <source>Hops of the request</source>
        <translation>Etapy żądania</translation>
    </message>
    <message>
        <source>Up and down walk the hops, Enter shows the pod on the map.</source>
        <translation>Góra i dół przechodzą po etapach, Enter pokazuje poda na mapie.</translation>
    </message>
    <message>
        <source>%1 %2: %3, from %4 to %5</source>
        <translation>%1 %2: %3, od %4 do %5</translation>
    </message>
    <message>
        <source>%1 in all, %2</source>
        <translation>łącznie %1, %2</translation>
    </message>
    <message>
        <source>Choose a request to see where its time went.</source>
        <translation>Wybierz żądanie, aby zobaczyć, na co poszedł jego czas.</translation>
    </message>
</context>
<context>
    <name>TraceText</name>
    <message>
        <source>users</source>
        <translation>użytkownicy</translation>
    </message>
    <message>
        <source>%1, call %2</source>
        <translation>%1, wywołanie %2</translation>
    </message>
    <message>
        <source>%1, try %2</source>
        <translation>%1, próba %2</translation>
    </message>
    <message>
        <source>gone by now</source>
        <translation>już go nie ma</translation>
    </message>
    <message>
        <source>This platform has no users.</source>
        <translation>Ta platforma nie ma użytkowników.</translation>
    </message>
    <message>
        <source>message</source>
        <translation>wiadomość</translation>
    </message>
</context>
<context>
    <name>drydock::app::SelfTestDialog</name>
    <message>
        <source>Check this machine</source>
        <translation>Sprawdź ten komputer</translation>
    </message>
    <message>
        <source>Small models whose answers are known, simulated here by the same rules as every scenario. A figure agrees when it is within the tolerance of its case.</source>
        <translation>Małe modele o znanych odpowiedziach, symulowane tutaj według tych samych reguł co każdy scenariusz. Wielkość się zgadza, gdy mieści się w tolerancji swojego przypadku.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Uruchom ponownie</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Kopiuj tabelę</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Figures of the model beside theory</source>
        <translation>Wielkości modelu obok teorii</translation>
    </message>
    <message>
        <source>What is tested</source>
        <translation>Co jest sprawdzane</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Wielkość</translation>
    </message>
    <message>
        <source>Theory</source>
        <translation>Teoria</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Przedział 95 %</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Werdykt</translation>
    </message>
    <message>
        <source>Simulating: %1</source>
        <translation>Symulacja: %1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>zostało około %1</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>zgadza się</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>różni się</translation>
    </message>
    <message numerus="yes">
        <source>All %n figure(s) agree with theory.</source>
        <translation>
            <numerusform>Wszystkie wielkości zgadzają się z teorią (%n).</numerusform>
            <numerusform>Wszystkie %n wielkości zgadzają się z teorią.</numerusform>
            <numerusform>Wszystkie wielkości zgadzają się z teorią (%n).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) differ from theory.</source>
        <translation>
            <numerusform>%n wielkość różni się od teorii.</numerusform>
            <numerusform>%n wielkości różnią się od teorii.</numerusform>
            <numerusform>%n wielkości różni się od teorii.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelfTestText</name>
    <message>
        <source>%1, by flows</source>
        <translation>%1, przepływami</translation>
    </message>
</context>
<context>
    <name>LoadText</name>
    <message>
        <source>%1 requests/s</source>
        <translation>%1 żądań/s</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>dysk</translation>
    </message>
    <message>
        <source>workers</source>
        <translation>pracownicy</translation>
    </message>
    <message>
        <source>At %1 one answer in twenty takes longer than %2; %3 are promised.</source>
        <translation>Przy %1 jedna odpowiedź na dwadzieścia trwa dłużej niż %2; obiecano %3.</translation>
    </message>
    <message>
        <source>At %1 only %2 of the requests succeed; %3 are promised.</source>
        <translation>Przy %1 udaje się tylko %2 żądań; obiecano %3.</translation>
    </message>
    <message>
        <source>At %1 only %2 of %3 requests a second are served.</source>
        <translation>Przy %1 obsługiwane jest tylko %2 z %3 żądań na sekundę.</translation>
    </message>
    <message>
        <source>Nothing is full; %1 has the least room: %2 %3.</source>
        <translation>Nic nie jest pełne; najmniej zapasu ma %1: %2 %3.</translation>
    </message>
    <message>
        <source>What is full is the disk of %1: %2.</source>
        <translation>Pełny jest dysk usługi %1: %2.</translation>
    </message>
    <message>
        <source>What is full are the workers of %1: %2 are taken.</source>
        <translation>Brakuje wolnych pracowników usługi %1: zajętych jest %2.</translation>
    </message>
    <message>
        <source>What is full is the CPU of %1: %2.</source>
        <translation>Pełny jest procesor usługi %1: %2.</translation>
    </message>
    <message>
        <source>Up to %1, 99 % of the answers come within %2.</source>
        <translation>Do %1, 99 % odpowiedzi przychodzi w ciągu %2.</translation>
    </message>
    <message>
        <source>The test was ended before its first level.</source>
        <translation>Próbę zakończono przed pierwszym stopniem.</translation>
    </message>
    <message>
        <source>The test was ended early.</source>
        <translation>Próbę zakończono wcześniej.</translation>
    </message>
    <message>
        <source>Every level held: the knee lies higher.</source>
        <translation>Każdy stopień wytrzymał: kolano leży wyżej.</translation>
    </message>
    <message>
        <source>Already the lowest level is more than it can take.</source>
        <translation>Już najniższy stopień to więcej, niż platforma zniesie.</translation>
    </message>
    <message>
        <source>all traffic</source>
        <translation>cały ruch</translation>
    </message>
    <message>
        <source>This platform has no users.</source>
        <translation>Ta platforma nie ma użytkowników.</translation>
    </message>
    <message>
        <source>Testing %1 times the ordinary load</source>
        <translation>Próba przy obciążeniu %1 razy zwykłym</translation>
    </message>
    <message>
        <source>Copying the platform</source>
        <translation>Kopiowanie platformy</translation>
    </message>
    <message>
        <source>It is not the load: before it rose, %1.</source>
        <translation>To nie obciążenie: zanim wzrosło, %1.</translation>
    </message>
    <message>
        <source>It is not the load: before it rose, %1, because %2.</source>
        <translation>To nie obciążenie: zanim wzrosło, %1, bo %2.</translation>
    </message>
    <message>
        <source>It fails its users before the load rises.</source>
        <translation>Zawodzi użytkowników, zanim obciążenie wzrośnie.</translation>
    </message>
</context>
<context>
    <name>drydock::views::KneePlot</name>
    <message>
        <source>Latency and success over the load</source>
        <translation>Opóźnienie i powodzenie w zależności od obciążenia</translation>
    </message>
    <message>
        <source>requests asked for, a second</source>
        <translation>żądania użytkowników na sekundę</translation>
    </message>
    <message>
        <source>requests of %1 asked for, a second</source>
        <translation>żądania %1 na sekundę</translation>
    </message>
    <message>
        <source>knee: %1/s</source>
        <translation>kolano: %1/s</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Opóźnienie</translation>
    </message>
    <message>
        <source>p95 promised</source>
        <translation>obiecane p95</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Powodzenie</translation>
    </message>
    <message>
        <source>promised</source>
        <translation>obiecane</translation>
    </message>
    <message>
        <source>served</source>
        <translation>obsłużone</translation>
    </message>
    <message>
        <source>The first level is being tested</source>
        <translation>Trwa próba na pierwszym stopniu</translation>
    </message>
    <message>
        <source>How much can this platform take?</source>
        <translation>Ile zniesie ta platforma?</translation>
    </message>
    <message>
        <source>A copy of it, as it stands now, gets more and more load until users notice. Your own run stays as it is.</source>
        <translation>Jej kopia, taka jak teraz, dostaje coraz większe obciążenie, aż zauważą to użytkownicy. Twój przebieg pozostaje taki, jaki jest.</translation>
    </message>
</context>
<context>
    <name>drydock::views::LoadView</name>
    <message>
        <source>too many fail</source>
        <translation>zbyt wiele błędów</translation>
    </message>
    <message>
        <source>too slow</source>
        <translation>za wolno</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>przeciążona</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>wytrzymuje</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Kopiuj tabelę</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Zapisz jako CSV…</translation>
    </message>
    <message>
        <source>What rises: all traffic, or one operation while the others stay.</source>
        <translation>Co rośnie: cały ruch albo jedna operacja, gdy inne pozostają.</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Zwiększaj</translation>
    </message>
    <message>
        <source>to the knee</source>
        <translation>do kolana</translation>
    </message>
    <message>
        <source>in even steps</source>
        <translation>równymi stopniami</translation>
    </message>
    <message>
        <source>How the load rises</source>
        <translation>Jak rośnie obciążenie</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> stopni</translation>
    </message>
    <message>
        <source>How many steps</source>
        <translation>Ile stopni</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>to</source>
        <translation>do</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Of simulated time; the second half of each step is measured. Long ones let the autoscalers follow.</source>
        <translation>Czasu symulacji; mierzona jest druga połowa każdego stopnia. Przy długich nadążą autoskalery.</translation>
    </message>
    <message>
        <source>Each step</source>
        <translation>Stopień</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Dokładnie</translation>
    </message>
    <message>
        <source>Simulates each request by itself. Without it requests are computed as flows: quicker, and less true where the platform is overloaded.</source>
        <translation>Symuluje każde żądanie z osobna. Bez tego żądania są liczone jako przepływy: szybciej, lecz mniej wiernie tam, gdzie platforma jest przeciążona.</translation>
    </message>
    <message>
        <source>Levels of the load</source>
        <translation>Stopnie obciążenia</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Żądania/s</translation>
    </message>
    <message>
        <source>Served/s</source>
        <translation>Obsłużone/s</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Powodzenie</translation>
    </message>
    <message>
        <source>Least room</source>
        <translation>Najmniej zapasu</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Werdykt</translation>
    </message>
    <message>
        <source> users</source>
        <translation> użytk.</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>%1 times the ordinary load</source>
        <translation>%1 razy zwykłe obciążenie</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Zacznij</translation>
    </message>
    <message>
        <source>Your own run stays as it is.</source>
        <translation>Twój przebieg pozostaje taki, jaki jest.</translation>
    </message>
    <message>
        <source>Save the levels</source>
        <translation>Zapisz stopnie</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabele (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>Nie udało się zapisać %1: %2</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nazwa:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Rodzaj:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
    <message>
        <source>All served/s</source>
        <translation>Razem obsłużone/s</translation>
    </message>
</context>
<context>
    <name>ClockText</name>
    <message>
        <source>nothing</source>
        <translation>nic</translation>
    </message>
    <message numerus="yes">
        <source>about %n write(s) of %1</source>
        <translation>
            <numerusform>około %n zapis z ostatnich %1</numerusform>
            <numerusform>około %n zapisy z ostatnich %1</numerusform>
            <numerusform>około %n zapisów z ostatnich %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Nie działa</translation>
    </message>
    <message>
        <source>Back, out for</source>
        <translation>Wróciła, przerwa</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Działa</translation>
    </message>
    <message>
        <source>If it were lost now: %1.</source>
        <translation>Gdyby przepadła teraz: %1.</translation>
    </message>
    <message>
        <source>No backup holds it: if it were lost now, all of it would be.</source>
        <translation>Nie ma jej w żadnej kopii: gdyby przepadła teraz, przepadłoby wszystko.</translation>
    </message>
    <message>
        <source>The last restore lost %1.</source>
        <translation>Przy ostatnim odtworzeniu przepadło: %1.</translation>
    </message>
</context>
<context>
    <name>RunBookText</name>
    <message>
        <source>%1 since the fault</source>
        <translation>%1 od awarii</translation>
    </message>
    <message>
        <source>The fault has not struck yet.</source>
        <translation>Awaria jeszcze nie uderzyła.</translation>
    </message>
</context>
<context>
    <name>StationText</name>
    <message>
        <source>Not possible now: %1 It is tried when its time comes.</source>
        <translation>Teraz to niemożliwe: %1 Próba nastąpi, gdy przyjdzie pora.</translation>
    </message>
    <message>
        <source>Ahead: %1</source>
        <translation>Wkrótce: %1</translation>
    </message>
</context>
<context>
    <name>StoryText</name>
    <message>
        <source>Began</source>
        <translation>Początek</translation>
    </message>
    <message>
        <source>First felt</source>
        <translation>Odczuwalne</translation>
    </message>
    <message>
        <source>by nobody</source>
        <translation>dla nikogo</translation>
    </message>
    <message>
        <source>When the first service or its users had trouble.</source>
        <translation>Kiedy pierwsza usługa albo jej użytkownicy mieli kłopoty.</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>od razu</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>po %1</translation>
    </message>
    <message>
        <source>Over after</source>
        <translation>Koniec po</translation>
    </message>
    <message>
        <source>Lasts for</source>
        <translation>Trwa</translation>
    </message>
    <message>
        <source>Until all services answered well again.</source>
        <translation>Aż wszystkie usługi znów dobrze odpowiadały.</translation>
    </message>
    <message>
        <source>Objective missed</source>
        <translation>Poniżej celu</translation>
    </message>
    <message>
        <source>So long fewer requests succeeded than was promised.</source>
        <translation>Tak długo udawało się mniej żądań, niż obiecano.</translation>
    </message>
    <message>
        <source>Success at worst</source>
        <translation>Najniższe powodzenie</translation>
    </message>
    <message>
        <source>In the worst sample of users&apos; requests.</source>
        <translation>W najgorszej próbce żądań użytkowników.</translation>
    </message>
    <message>
        <source>p95 at worst</source>
        <translation>Najwyższe p95</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>Nieudane żądania</translation>
    </message>
    <message>
        <source>Of users, as the samples tell.</source>
        <translation>Użytkowników, według próbek.</translation>
    </message>
    <message>
        <source>On the bill</source>
        <translation>Na rachunku</translation>
    </message>
    <message>
        <source>Beyond what the same time cost at the rate of before.</source>
        <translation>Ponad to, co ten sam czas kosztowałby w tempie sprzed awarii.</translation>
    </message>
    <message>
        <source>It is not over.</source>
        <translation>Jeszcze się nie skończyło.</translation>
    </message>
    <message>
        <source>Nobody felt it.</source>
        <translation>Nikt tego nie odczuł.</translation>
    </message>
    <message>
        <source>Users were served as promised all the time.</source>
        <translation>Użytkowników cały czas obsługiwano tak, jak obiecano.</translation>
    </message>
    <message>
        <source>%1 requests failed; for %2 users were not served as promised.</source>
        <translation>Nieudane żądania: %1; przez %2 użytkowników nie obsługiwano tak, jak obiecano.</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(i jeszcze %n)</numerusform>
            <numerusform>(i jeszcze %n)</numerusform>
            <numerusform>(i jeszcze %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>It began with: %1</source>
        <translation>Zaczęło się od: %1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Co się stało</translation>
    </message>
    <message>
        <source>because: %1</source>
        <translation>bo: %1</translation>
    </message>
</context>
<context>
    <name>VeilText</name>
    <message>
        <source>Something happened. What it was is for you to find out.</source>
        <translation>Coś się stało. Co takiego, dowiedz się samodzielnie.</translation>
    </message>
    <message>
        <source>Something happened</source>
        <translation>Coś się stało</translation>
    </message>
    <message>
        <source>something happened</source>
        <translation>coś się stało</translation>
    </message>
</context>
<context>
    <name>WhatIfText</name>
    <message>
        <source>The copy met a defect of its own; your run is as it was.</source>
        <translation>Kopia natrafiła na własny błąd; twój przebieg się nie zmienił.</translation>
    </message>
    <message>
        <source>same</source>
        <translation>bez zmian</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 pkt proc.</translation>
    </message>
    <message>
        <source>Requests that fail</source>
        <translation>Nieudane żądania</translation>
    </message>
    <message>
        <source>Of users, in this time.</source>
        <translation>Użytkowników, w tym czasie.</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Powodzenie</translation>
    </message>
    <message>
        <source>Share of users&apos; requests that are answered well, in this time.</source>
        <translation>Część żądań użytkowników z dobrą odpowiedzią, w tym czasie.</translation>
    </message>
    <message>
        <source>Success at worst</source>
        <translation>Najniższe powodzenie</translation>
    </message>
    <message>
        <source>In the worst ten seconds.</source>
        <translation>W najgorszych dziesięciu sekundach.</translation>
    </message>
    <message>
        <source>19 of 20 answers that come at all come within it.</source>
        <translation>W tym czasie przychodzi 19 z 20 odpowiedzi, które w ogóle przychodzą.</translation>
    </message>
    <message>
        <source>Pods lost</source>
        <translation>Utracone pody</translation>
    </message>
    <message>
        <source>Of those that are ready now.</source>
        <translation>Z tych, które teraz są gotowe.</translation>
    </message>
    <message>
        <source>Pods that wait</source>
        <translation>Czekające pody</translation>
    </message>
    <message>
        <source>For a node; most at once.</source>
        <translation>Na węzeł; najwięcej naraz.</translation>
    </message>
    <message>
        <source>Dollars</source>
        <translation>Dolary</translation>
    </message>
    <message>
        <source>In this time.</source>
        <translation>W tym czasie.</translation>
    </message>
    <message>
        <source>Dollars a month</source>
        <translation>Dolary na miesiąc</translation>
    </message>
    <message>
        <source>At the rate of the end of this time.</source>
        <translation>W tempie z końca tego czasu.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuta</numerusform>
            <numerusform>%n minuty</numerusform>
            <numerusform>%n minut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n godzina</numerusform>
            <numerusform>%n godziny</numerusform>
            <numerusform>%n godzin</numerusform>
        </translation>
    </message>
    <message>
        <source>Users are hit: %1 more requests fail, at worst only %2 succeed.</source>
        <translation>Użytkownicy to odczują: nieudanych żądań będzie więcej o %1, w najgorszej chwili uda się tylko %2.</translation>
    </message>
    <message>
        <source>They are served well again after %1.</source>
        <translation>Znów będą dobrze obsługiwani po %1.</translation>
    </message>
    <message>
        <source>They are still not served well at the end.</source>
        <translation>Na końcu wciąż nie będą dobrze obsługiwani.</translation>
    </message>
    <message>
        <source>Users hardly notice: %1 more requests fail.</source>
        <translation>Użytkownicy prawie tego nie zauważą: nieudanych żądań będzie więcej o %1.</translation>
    </message>
    <message>
        <source>Users notice nothing in the next %1.</source>
        <translation>Użytkownicy niczego nie zauważą (najbliższy czas: %1).</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) would be lost.</source>
        <translation>
            <numerusform>Przepadłby %n pod.</numerusform>
            <numerusform>Przepadłyby %n pody.</numerusform>
            <numerusform>Przepadłoby %n podów.</numerusform>
        </translation>
    </message>
    <message>
        <source>No pod would be lost.</source>
        <translation>Żaden pod by nie przepadł.</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(i jeszcze %n)</numerusform>
            <numerusform>(i jeszcze %n)</numerusform>
            <numerusform>(i jeszcze %n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::app::RunBookDialog</name>
    <message>
        <source>Run book</source>
        <translation>Księga postępowania</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>planned after %1</source>
        <translation>w planie po %1</translation>
    </message>
    <message>
        <source>after %1, planned %2</source>
        <translation>po %1, w planie %2</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Zmień</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Dodaj krok</translation>
    </message>
    <message>
        <source>Add what was given last</source>
        <translation>Dodaj to, co wydano ostatnio</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Zapisz jako...</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Minutes of step %1</source>
        <translation>Minuty kroku %1</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Wcześniej</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Później</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
</context>
<context>
    <name>drydock::app::StationDialog</name>
    <message>
        <source>struck</source>
        <translation>uderzyła</translation>
    </message>
    <message>
        <source>was not possible</source>
        <translation>była niemożliwa</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>za %1</translation>
    </message>
    <message>
        <source>Instructor&apos;s station</source>
        <translation>Stanowisko instruktora</translation>
    </message>
    <message>
        <source>Faults strike at their time, whatever the trainee does. Of a hidden one the trainee sees only what follows from it: no mark, no cause.</source>
        <translation>Awarie uderzają o swojej porze, cokolwiek robi uczeń. Po ukrytej uczeń widzi tylko skutki: bez znaku na osi czasu i bez przyczyny.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Wycofaj</translation>
    </message>
    <message>
        <source>The trainee sits at the main window</source>
        <translation>Przy głównym oknie siedzi uczeń</translation>
    </message>
    <message>
        <source>It shows only what a trainee may see and takes only what one may do. Switch it off to reveal everything.</source>
        <translation>Okno pokazuje tylko to, co uczeń może zobaczyć, i przyjmuje tylko to, co może zrobić. Wyłącz, aby wszystko odkryć.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Awaria</translation>
    </message>
    <message>
        <source>When it strikes</source>
        <translation>Kiedy uderza</translation>
    </message>
    <message>
        <source>now</source>
        <translation>teraz</translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>za %n minutę</numerusform>
            <numerusform>za %n minuty</numerusform>
            <numerusform>za %n minut</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ukryta</translation>
    </message>
    <message>
        <source>From the trainee: no mark, no line in the facts, no cause.</source>
        <translation>Przed uczniem: bez znaku, bez wiersza wśród faktów, bez przyczyny.</translation>
    </message>
    <message>
        <source>Faults of the instructor</source>
        <translation>Awarie instruktora</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Czas</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Uczeń</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Nothing lies ahead, and nothing has struck yet.</source>
        <translation>Nic nie jest zaplanowane i nic jeszcze nie uderzyło.</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>nie widzi</translation>
    </message>
    <message>
        <source>sees it</source>
        <translation>widzi</translation>
    </message>
    <message>
        <source>Strike now</source>
        <translation>Uderz teraz</translation>
    </message>
    <message>
        <source>Schedule it</source>
        <translation>Zaplanuj</translation>
    </message>
</context>
<context>
    <name>drydock::app::WhatIfDialog</name>
    <message>
        <source>What would this do?</source>
        <translation>Co by to zrobiło?</translation>
    </message>
    <message>
        <source>How far to look ahead</source>
        <translation>Jak daleko patrzeć</translation>
    </message>
    <message numerus="yes">
        <source>the next %n minute(s)</source>
        <translation>
            <numerusform>najbliższa %n minuta</numerusform>
            <numerusform>najbliższe %n minuty</numerusform>
            <numerusform>najbliższe %n minut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the next %n hour(s)</source>
        <translation>
            <numerusform>najbliższa %n godzina</numerusform>
            <numerusform>najbliższe %n godziny</numerusform>
            <numerusform>najbliższe %n godzin</numerusform>
        </translation>
    </message>
    <message>
        <source>Tried on a hidden copy of the platform, with the same luck; your run stays as it is.</source>
        <translation>Próba na ukrytej kopii platformy, z tym samym losem; twój przebieg się nie zmienia.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Wykonaj</translation>
    </message>
    <message>
        <source>Figures of both futures</source>
        <translation>Liczby obu przyszłości</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Bez tego</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>Z tym</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Różnica</translation>
    </message>
    <message>
        <source>What happens only then</source>
        <translation>Co stanie się tylko wtedy</translation>
    </message>
    <message>
        <source>Because: %1</source>
        <translation>Bo: %1</translation>
    </message>
    <message>
        <source>Looking ahead</source>
        <translation>Patrzę w przyszłość</translation>
    </message>
    <message>
        <source>At once: %1</source>
        <translation>Od razu: %1</translation>
    </message>
    <message>
        <source>Nothing happens that would not happen anyway.</source>
        <translation>Nie stanie się nic, co nie stałoby się i tak.</translation>
    </message>
</context>
<context>
    <name>drydock::bridge::SessionBridge</name>
    <message>
        <source>There is nothing of yours to undo.</source>
        <translation>Nie ma niczego twojego do cofnięcia.</translation>
    </message>
</context>
<context>
    <name>drydock::views::ClockPanel</name>
    <message>
        <source>Clocks of stored data</source>
        <translation>Zegary danych</translation>
    </message>
    <message>
        <source>Stored data</source>
        <translation>Dane</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Strefa</translation>
    </message>
    <message>
        <source>Out (RTO)</source>
        <translation>Przerwa (RTO)</translation>
    </message>
    <message>
        <source>Since its newest write until somebody serves it again.</source>
        <translation>Od najnowszego zapisu, aż ktoś znów je udostępni.</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>Najnowsza kopia</translation>
    </message>
    <message>
        <source>Age of the newest one that can be used.</source>
        <translation>Wiek najnowszej, której można użyć.</translation>
    </message>
    <message>
        <source>At stake (RPO)</source>
        <translation>Zagrożone (RPO)</translation>
    </message>
    <message>
        <source>If it were lost now, what was written in this time would be lost.</source>
        <translation>Gdyby przepadły teraz, przepadłoby to, co zapisano w tym czasie.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>all</source>
        <translation>wszystko</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>i jeszcze %n</numerusform>
            <numerusform>i jeszcze %n</numerusform>
            <numerusform>i jeszcze %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::StoryView</name>
    <message>
        <source>Show why</source>
        <translation>Pokaż dlaczego</translation>
    </message>
    <message>
        <source>because: %1</source>
        <translation>bo: %1</translation>
    </message>
    <message>
        <source>Nothing has gone wrong so far. When something does, this page tells what happened, why, and what it came to.</source>
        <translation>Dotąd nic się nie zepsuło. Gdy to nastąpi, ta strona opowie, co się stało, dlaczego i czym się skończyło.</translation>
    </message>
    <message>
        <source>Which incident</source>
        <translation>Które zdarzenie</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Kopiuj jako Markdown</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <translation>Zapisz jako Markdown…</translation>
    </message>
    <message>
        <source>Save the story</source>
        <translation>Zapisz opowieść</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nazwa:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Rodzaj:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>Nie można zapisać %1: %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
</context>
</TS>
