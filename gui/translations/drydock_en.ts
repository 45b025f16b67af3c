<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ClockText</name>
    <message numerus="yes">
        <source>about %n write(s) of %1</source>
        <translation>
            <numerusform>about %n write of the last %1</numerusform>
            <numerusform>about %n writes of the last %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message numerus="yes">
        <source>Room for %n more machine(s)</source>
        <translation>
            <numerusform>Room for %n more machine</numerusform>
            <numerusform>Room for %n more machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n VPC(s) attached</source>
        <translation>
            <numerusform>%n VPC attached</numerusform>
            <numerusform>%n VPCs attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed check(s)</source>
        <translation>
            <numerusform>%n failed check</numerusform>
            <numerusform>%n failed checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more machine(s)</source>
        <translation>
            <numerusform>%n more machine</numerusform>
            <numerusform>%n more machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>machine group in %n zone(s)</source>
        <translation>
            <numerusform>machine group in %n zone</numerusform>
            <numerusform>machine group in %n zones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) lead nowhere now</source>
        <translation>
            <numerusform>%n route leads nowhere now</numerusform>
            <numerusform>%n routes lead nowhere now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) may be evicted now</source>
        <translation>
            <numerusform>%n pod may be evicted now</numerusform>
            <numerusform>%n pods may be evicted now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n day(s)</source>
        <translation>
            <numerusform>after %n day</numerusform>
            <numerusform>after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message numerus="yes">
        <source>%n machine(s) now, min %1, max %2</source>
        <translation>
            <numerusform>%n machine now, min %1, max %2</numerusform>
            <numerusform>%n machines now, min %1, max %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booting</source>
        <translation>
            <numerusform>%n booting</numerusform>
            <numerusform>%n booting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n NotReady</source>
        <translation>
            <numerusform>%n NotReady</numerusform>
            <numerusform>%n NotReady</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not running</source>
        <translation>
            <numerusform>%n not running</numerusform>
            <numerusform>%n not running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) wait</source>
        <translation>
            <numerusform>%n pod waits</numerusform>
            <numerusform>%n pods wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoryText</name>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and %n more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n replica</numerusform>
            <numerusform>%n replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n NAT gateway(s)</source>
        <translation>
            <numerusform>%n NAT gateway</numerusform>
            <numerusform>%n NAT gateways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s)</source>
        <translation>
            <numerusform>%n workload</numerusform>
            <numerusform>%n workloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfText</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) would be lost.</source>
        <translation>
            <numerusform>%n pod would be lost.</numerusform>
            <numerusform>%n pods would be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and %n more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::app::StationDialog</name>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::app::WhatIfDialog</name>
    <message numerus="yes">
        <source>the next %n minute(s)</source>
        <translation>
            <numerusform>the next %n minute</numerusform>
            <numerusform>the next %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the next %n hour(s)</source>
        <translation>
            <numerusform>the next %n hour</numerusform>
            <numerusform>the next %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::lessons::LessonPane</name>
    <message numerus="yes">
        <source>%n point(s) of 100</source>
        <translation>
            <numerusform>%n point of 100</numerusform>
            <numerusform>%n points of 100</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::ClockPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::FactsView</name>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n fact(s)</source>
        <translation>
            <numerusform>%1 of %n fact</numerusform>
            <numerusform>%1 of %n facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::ListsView</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n row(s)</source>
        <translation>
            <numerusform>%1 of %n row</numerusform>
            <numerusform>%1 of %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::MapList</name>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) (%1)</source>
        <translation>
            <numerusform>%n service (%1)</numerusform>
            <numerusform>%n services (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) whose loss alone stops something that users do: %1.</source>
        <translation>
            <numerusform>%n thing whose loss alone stops something that users do: %1.</numerusform>
            <numerusform>%n things each of whose loss stops something that users do: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, and it crosses zones %n time(s), which is billed.</source>
        <translation>
            <numerusform>Yes, and it crosses zones %n time, which is billed.</numerusform>
            <numerusform>Yes, and it crosses zones %n times, which is billed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::RequestsView</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n request(s)</source>
        <translation>
            <numerusform>%1 of %n request</numerusform>
            <numerusform>%1 of %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::app::SelfTestDialog</name>
    <message numerus="yes">
        <source>All %n figure(s) agree with theory.</source>
        <translation>
            <numerusform>The only figure agrees with theory.</numerusform>
            <numerusform>All %n figures agree with theory.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) differ from theory.</source>
        <translation>
            <numerusform>%n figure differs from theory.</numerusform>
            <numerusform>%n figures differ from theory.</numerusform>
        </translation>
    </message>
</context>
</TS>
