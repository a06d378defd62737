#pragma once

#include "pages/lab/bench.h"
#include "pages/lab/scene_editor.h"

namespace holdout {

class CaptionStrip;
class Transport;

/// Joins the transport and the caption below it to the run they show and move through.
class TransportLink : public QObject {
    Q_OBJECT

public:
    /// Steps a second that the transport calls 1×.
    static constexpr double usualSpeed = 8.0;

    TransportLink(Transport& transport, CaptionStrip& caption, SceneEditor& editor, Bench& bench,
                  QObject* parent);

private:
    void showState();
    void showFlags();
    void toggleBookmark(int step);
    void setLoop(int from, int to);

    Transport& m_transport;
    CaptionStrip& m_caption;
    SceneEditor& m_editor;
    Bench& m_bench;
    std::vector<int> m_flagged; ///< Steps whose flags the transport shows.
};

} // namespace holdout
