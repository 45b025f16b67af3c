// Readers of the parts of lesson.json; each reports every mistake with its place.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/codec/cursor.h"
#include "sim/practice/lesson/lesson.h"

namespace drydock::lesson {

inline constexpr std::size_t most_events = 500, most_checks = 200, most_steps = 100;
inline constexpr codec::Limits document_limits{256u << 10, 32, 20'000, 4'000};

Source read_source(const codec::Cursor& at);
std::vector<std::string> read_texts(const codec::Cursor& at, std::size_t most = 100);
/// An object of word: text key.
std::vector<std::pair<std::string, std::string>> read_replies(const codec::Cursor& at);
codec::Value read_object(const codec::Cursor& at);
/// "T0+3m" or "3m": since the start.
Duration read_after(const codec::Cursor& at);

Variable read_variable(const std::string& name, const codec::Cursor& at);
void read_clock(const codec::Cursor& at, Lesson& lesson);
void read_surface(const codec::Cursor& at, Lesson& lesson);
Event read_event(const codec::Cursor& at);
Step read_step(const codec::Cursor& at);
Check read_check(const codec::Cursor& at);
Feedback read_feedback(const codec::Cursor& at);
Hint read_hint(const codec::Cursor& at);
Action read_action(const codec::Cursor& at);
void read_score(const codec::Cursor& at, Lesson& lesson);
void read_proof(const codec::Cursor& at, Lesson& lesson);
void read_debrief(const codec::Cursor& at, Lesson& lesson);
void read_refresh(const codec::Cursor& at, Lesson& lesson);
/// All scripts, from their files.
void read_scripts(const codec::Cursor& at, Lesson& lesson, codec::Diagnostics& out);

}  // namespace drydock::lesson
