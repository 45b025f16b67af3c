// The self-test as the window runs it.
#pragma once

#include <QCoreApplication>
#include <string>

#include "gui/models/self_test.h"

namespace drydock::bridge {

class SelfTestText {
  Q_DECLARE_TR_FUNCTIONS(SelfTestText)
};

/// Plays the closed-form cases among the models of this folder.
models::SelfTest selfTest(const std::string& folder);

}  // namespace drydock::bridge
