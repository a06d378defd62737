#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace holdout {

/// A worker for questions of which only the newest matters, such as the map under a moving mouse.
///
/// Asking anew replaces the question that waits and stops the one in work. The worker never calls
/// out: it may deliver several answers to one question (coarse, then fine) into a tray, which the
/// asker empties when it suits it. Answers to a question that has been replaced are dropped.
template <class Question, class Answer> class Latest {
public:
    using Deliver = std::function<void(Answer)>;
    using Work = std::function<void(const Question&, const Deliver&, const std::stop_token&)>;

    explicit Latest(Work work)
        : m_work(std::move(work)), m_thread([this](const std::stop_token& stop) { run(stop); })
    {
    }

    void ask(Question question)
    {
        const std::lock_guard lock(m_mutex);
        m_question = std::move(question);
        m_answers.clear();
        m_current.request_stop();
        m_wake.notify_one();
    }

    /// Forgets the question and whatever was answered to it.
    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_question.reset();
        m_answers.clear();
        m_current.request_stop();
    }

    /// The newest answer since the last call; nothing if there is none.
    std::optional<Answer> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_answers.empty())
            return {};
        std::optional<Answer> answer = std::move(m_answers.back());
        m_answers.clear();
        return answer;
    }

    /// Whether a question waits or is in work.
    bool busy() const
    {
        const std::lock_guard lock(m_mutex);
        return m_question || m_working;
    }

private:
    void run(const std::stop_token& stop)
    {
        const std::stop_callback forward(stop, [this] {
            const std::lock_guard lock(m_mutex);
            m_current.request_stop();
        });
        std::unique_lock lock(m_mutex);
        while (m_wake.wait(lock, stop, [this] { return m_question.has_value(); }),
               !stop.stop_requested()) {
            const Question question = *std::exchange(m_question, std::nullopt);
            m_current = std::stop_source();
            m_working = true;
            const std::stop_token current = m_current.get_token();
            lock.unlock();
            m_work(
                question, [&](Answer answer) { deliver(std::move(answer), current); }, current);
            lock.lock();
            m_working = false;
        }
    }

    void deliver(Answer answer, const std::stop_token& current)
    {
        const std::lock_guard lock(m_mutex);
        if (!current.stop_requested())
            m_answers.push_back(std::move(answer));
    }

    Work m_work;
    mutable std::mutex m_mutex; // guards everything below
    std::condition_variable_any m_wake;
    std::optional<Question> m_question;
    std::vector<Answer> m_answers;
    std::stop_source m_current;
    bool m_working = false;
    std::jthread m_thread; // last, so that it stops before what it uses is destroyed
};

} // namespace holdout
